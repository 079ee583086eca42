// A reviewer's own signing key: Ed25519 by WebCrypto, kept in this browser's IndexedDB and never extractable from it.
// Notes and keys are written as in C2SP signed-note.
const Store = "reviewer-keys";
const Pkcs8 = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
const utf8 = text => new TextEncoder().encode(text);
const base64 = bytes => btoa(String.fromCharCode(...bytes));
const bytesOf = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));

function open() {
  return new Promise((done, failed) => {
    const request = indexedDB.open("signage", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(Store);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

async function inStore(mode, act) {
  const db = await open();
  try {
    return await new Promise((done, failed) => {
      const change = db.transaction(Store, mode);
      const request = act(change.objectStore(Store));
      change.oncomplete = () => done(request.result);
      change.onerror = change.onabort = () => failed(change.error);
    });
  } finally {
    db.close();
  }
}

async function keyId(name, publicKey) {
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array([...utf8(name), 0x0a, 0x01, ...publicKey]));
  return new Uint8Array(digest).slice(0, 4);
}

async function keep(user, privateKey, publicKey) {
  const id = await keyId(user, publicKey);
  const hex = [...id].map(b => b.toString(16).padStart(2, "0")).join("");
  const vkey = `${user}+${hex}+${base64([0x01, ...publicKey])}`;
  await inStore("readwrite", store => store.put({ privateKey, id, vkey }, user));
  return vkey;
}

/** Whether this browser can sign at all: WebCrypto is there on https and on this machine only. */
export async function able() {
  if (!window.isSecureContext || !crypto.subtle) return "insecure";
  try {
    await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
    return "yes";
  } catch {
    return "old";
  }
}

export const held = async user => (await inStore("readonly", store => store.get(user)))?.vkey ?? null;

export async function make(user) {
  const pair = await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
  return keep(user, pair.privateKey, new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)));
}

/** Takes a key file, PRIVATE+KEY+name+id+base64; the answer is its verifier key, or what is wrong with it. */
export async function load(user, text) {
  const parts = /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim());
  if (!parts) return { wrong: "form" };
  if (parts[1] !== user) return { wrong: "name", name: parts[1] };
  let secret;
  try { secret = bytesOf(parts[3]); } catch { return { wrong: "form" }; }
  if (secret.length !== 33 || secret[0] !== 0x01) return { wrong: "form" };
  const wrapped = new Uint8Array([...Pkcs8, ...secret.slice(1)]);
  // Readable for one moment, to learn the public half.
  const open = await crypto.subtle.importKey("pkcs8", wrapped, "Ed25519", true, ["sign"]);
  const x = (await crypto.subtle.exportKey("jwk", open)).x.replaceAll("-", "+").replaceAll("_", "/");
  const publicKey = bytesOf(x.padEnd(Math.ceil(x.length / 4) * 4, "="));
  const id = [...await keyId(user, publicKey)].map(b => b.toString(16).padStart(2, "0")).join("");
  if (id !== parts[2]) return { wrong: "form" };
  const privateKey = await crypto.subtle.importKey("pkcs8", wrapped, "Ed25519", false, ["sign"]);
  return { vkey: await keep(user, privateKey, publicKey) };
}

/** The signed note over exactly this text. */
export async function sign(user, text) {
  const key = await inStore("readonly", store => store.get(user));
  const signature = new Uint8Array(await crypto.subtle.sign("Ed25519", key.privateKey, utf8(text)));
  return `${text}\n\u2014 ${user} ${base64([...key.id, ...signature])}\n`;
}

export const forget = user => inStore("readwrite", store => store.delete(user));

export const read = async input => {
  const text = input.files[0] ? await input.files[0].slice(0, 4096).text() : "";
  input.value = "";
  return text;
};
