import { headersOf, type Post, pieceLength, sendInPieces } from "./send-pieces";
import { type Sending, type Sent, sentBy } from "./sent";

/** Sends a file as the body of a request; a large one in pieces, so that a broken line costs no more than the last of them. */
export const sendFile = (sending: Sending): Promise<Sent> =>
  sending.file.size > pieceLength ? sendInPieces(sending, post) : sendWhole(sending);

const sendWhole = async ({ address, file, onProgress, signal, ...named }: Sending): Promise<Sent> => {
  const type = file.type || "application/octet-stream";
  const headers = { ...headersOf(named), "content-type": type };
  const got = await post({ method: "POST", address, headers, body: file, onProgress, signal });
  return sentBy(got, signal);
};

/** One request; null when no answer came. Only this older way of the browser tells how far it has come. */
const post: Post = ({ method, address, headers, body, onProgress, signal }) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve(null);
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    if (onProgress) request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => resolve(null);
    request.onabort = () => resolve(null);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(body ?? null);
  });
