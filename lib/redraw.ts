/** What the window hears when its page is to be drawn anew with what is true now. */
export const redrawEvent = "isocenter:redraw";
