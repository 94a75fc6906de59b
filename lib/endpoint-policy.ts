/** What an endpoint's answer may do where a browser shows it as a page: nothing. Files come from here, and none is ours to trust. */
export const endpointPolicy = "default-src 'none'; sandbox";
