// Small things that only the browser can do. Everything here is served by the scheduler itself.
window.signage = {
  copy: async text => {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text);
      return true;
    }
    const box = document.createElement("textarea");
    box.value = text;
    box.style.position = "fixed";
    box.style.opacity = "0";
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  },

  // Calls the scheduler's HTTP API in the name of the person signed in; a refusal comes back as its sentence.
  api: async (method, path, body, type) => {
    const headers = { "X-Signage": "console", "Accept-Language": document.documentElement.lang };
    if (body !== undefined && body !== null) headers["Content-Type"] = type ?? "application/json";
    const answer = await fetch(path, { method, headers, body, credentials: "same-origin" });
    const text = await answer.text();
    let json = null;
    try { json = text ? JSON.parse(text) : null; } catch { /* an answer without JSON has only its status */ }
    return { ok: answer.ok, status: answer.status, json, detail: json?.detail ?? json?.title ?? (answer.ok ? null : `HTTP ${answer.status}`) };
  },
};

// A text to copy is chosen whole.
document.addEventListener("focusin", e => { if (e.target.matches?.(".copy input")) e.target.select(); });

// A wall stays open for days: when the scheduler has been restarted, the page loads anew by itself.
addEventListener("DOMContentLoaded", () => {
  const modal = document.getElementById("components-reconnect-modal");
  if (!modal) return;
  let waiting = false;
  const comeBack = async () => {
    if (waiting) return;
    waiting = true;
    for (;;) {
      const there = await fetch("/icon.svg", { cache: "no-store" }).then(answer => answer.ok, () => false);
      if (there) return location.reload();
      await new Promise(done => setTimeout(done, 3000));
    }
  };
  new MutationObserver(() => {
    if (/components-reconnect-(rejected|failed)/.test(modal.className)) comeBack();
  }).observe(modal, { attributes: true, attributeFilter: ["class"] });
});
