// Sends files to the HTTP API in pieces; a broken connection goes on where the scheduler stands, also after a reload.
const Piece = 8 * 1024 * 1024;
const Tries = 12;
const headers = () => ({ "X-Signage": "console", "Accept-Language": document.documentElement.lang });
const wait = ms => new Promise(done => setTimeout(done, ms));
const keyOf = file => `signage-upload|${file.name}|${file.size}|${file.lastModified}`;

class Refused extends Error {}

async function call(method, path, body) {
  const answer = await fetch("/api/v1/uploads" + path, {
    method, credentials: "same-origin",
    headers: { ...headers(), ...(body ? { "Content-Type": "application/json" } : {}) },
    body: body && JSON.stringify(body),
  });
  const json = await answer.json().catch(() => null);
  return { status: answer.status, ok: answer.ok, json };
}

function send(id, file, from, job, tell) {
  return new Promise((done, failed) => {
    const until = Math.min(from + Piece, file.size);
    const request = new XMLHttpRequest();
    request.open("PATCH", `/api/v1/uploads/${id}`);
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Content-Range", `bytes ${from}-${until - 1}/${file.size}`);
    request.upload.onprogress = e => tell(from + e.loaded);
    request.onload = () => {
      let json = null;
      try { json = JSON.parse(request.responseText); } catch { /* judged by its status */ }
      done({ status: request.status, json });
    };
    request.onerror = request.onabort = () => failed(new TypeError("connection"));
    job.request = request;
    request.send(file.slice(from, until));
  });
}

async function begin(file, topic) {
  const known = localStorage.getItem(keyOf(file));
  if (known) {
    const stand = await call("GET", "/" + known);
    if (stand.ok && !stand.json.asset) return { id: known, at: stand.json.received };
    localStorage.removeItem(keyOf(file));
  }
  const begun = await call("POST", "", { fileName: file.name, bytes: file.size, topic: topic || null });
  if (!begun.ok) throw new Refused(begun.json?.detail ?? `HTTP ${begun.status}`);
  localStorage.setItem(keyOf(file), begun.json.id);
  return { id: begun.json.id, at: 0 };
}

async function transfer(file, topic, job, tell) {
  let { id, at } = await begin(file, topic);
  job.id = id;
  let failures = 0;
  while (at < file.size) {
    if (job.cancelled) return;
    try {
      const answer = await send(id, file, at, job, tell);
      if (answer.status === 200 || answer.status === 409) {
        if (typeof answer.json?.received !== "number") throw new Refused(answer.json?.detail ?? "409");
        failures = answer.status === 200 ? 0 : failures + 1;
        at = answer.json.received;
      } else if (answer.status < 500) {
        throw new Refused(answer.json?.detail ?? `HTTP ${answer.status}`);
      } else {
        failures++;
      }
    } catch (fault) {
      if (fault instanceof Refused || job.cancelled) throw fault;
      failures++;
      await wait(Math.min(15000, 500 * 2 ** failures));
      const stand = await call("GET", "/" + id).catch(() => null);
      if (stand?.ok) at = stand.json.received;
    }
    if (failures > Tries) throw new Error("connection");
    tell(at);
  }
  const finished = await call("POST", `/${id}/finish`, {});
  if (!finished.ok) throw new Refused(finished.json?.detail ?? `HTTP ${finished.status}`);
  localStorage.removeItem(keyOf(file));
  return finished.json.asset;
}

export function attach(input, drop, page) {
  const jobs = new Map();
  let next = 0, chain = Promise.resolve();

  const run = async (number, file, topic, job) => {
    if (job.cancelled) return;
    let told = 0;
    const tell = sent => {
      if (performance.now() - told < 250 && sent < file.size) return;
      told = performance.now();
      page.invokeMethodAsync("Sent", number, sent);
    };
    try {
      const asset = await transfer(file, topic, job, tell);
      if (!job.cancelled) await page.invokeMethodAsync("Finished", number, asset, null);
    } catch (fault) {
      if (!job.cancelled) await page.invokeMethodAsync("Finished", number, null, fault instanceof Refused ? fault.message : "");
    }
    jobs.delete(number);
  };

  const take = async files => {
    for (const file of files) {
      const number = next++, job = {};
      jobs.set(number, job);
      const topic = await page.invokeMethodAsync("Begun", number, file.name, file.size);
      chain = chain.then(() => run(number, file, topic, job));
    }
  };

  const chosen = () => { if (input.files.length) take([...input.files]); input.value = ""; };
  input.addEventListener("change", chosen);
  chosen(); // on a slow line somebody may have chosen before this came
  drop.addEventListener("dragover", e => { e.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", e => { e.preventDefault(); drop.classList.remove("over"); take([...e.dataTransfer.files]); });
  const stay = e => { if (jobs.size) e.preventDefault(); };
  window.addEventListener("beforeunload", stay);
  return {
    cancel: async number => {
      const job = jobs.get(number);
      if (!job) return;
      job.cancelled = true;
      job.request?.abort();
      if (job.id) await call("DELETE", "/" + job.id).catch(() => null);
      jobs.delete(number);
    },
    dispose: () => {
      window.removeEventListener("beforeunload", stay);
      for (const job of jobs.values()) { job.cancelled = true; job.request?.abort(); }
    },
  };
}
