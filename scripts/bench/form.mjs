import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { inCheckout } from "../launcher/checkout.mjs";

/**
 * What completes a step as the form on an incident's page does: over HTTP, with the page's own action, which renders the page anew.
 * @param {{ url: string, cookie: string }} portal
 */
export function completionForm({ url, cookie }) {
  const action = idOfAction("completeAction");
  return async (/** @type {{ key: string, seen: string }} */ { key, seen }) => {
    const answer = await fetch(`${url}/incidents/${key}?step=map-exposure`, {
      method: "POST",
      headers: { cookie, origin: url, accept: "text/x-component", "next-action": action },
      body: sent({
        key,
        seen,
        zone: "Europe/Berlin",
        step: "map-exposure",
        "answer.switch-port-vlan-ip": "sw14/39, VLAN 418, 10.10.14.39",
        doneAt: "",
        requestId: randomUUID(),
      }),
    });
    const said = await answer.text();
    if (!said.includes('"done":')) throw new Error(`${key}: ${answer.status} ${said.slice(0, 500)}`);
  };
}

/** The name under which the build offers an action of a page. @param {string} name */
function idOfAction(name) {
  const manifest = inCheckout(".next", "server", "server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(manifest, "utf8"));
  const found = Object.keys(node).find((id) => node[id].exportedName === name);
  if (found) return found;
  throw new Error(`The build offers no action ${name}`);
}

/** The arguments of an action as React writes them: what the form knew before, and the form's fields. @param {Record<string, string>} fields */
function sent(fields) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(`_1_${name}`, value);
  body.set("0", '[null,"$K1"]');
  return body;
}
