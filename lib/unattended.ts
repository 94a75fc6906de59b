/** Set by a page that nobody has touched for a while: its requests are its own, and no sign of a person. */
export const unattendedCookie = "isocenter-unattended";
