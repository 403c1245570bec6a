// Passkeys: asks the browser for one, puts its answer into the form and sends it. Without it the code is the way.
"use strict";
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const readIds = (some) => (some || []).map((each) => ({ ...each, id: bytes(each.id) }));

  const read = (options) => ({
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: readIds(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: readIds(options.allowCredentials) }),
  });

  const told = (credential) => {
    const answer = credential.response;
    const names = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: Object.fromEntries(names.filter((name) => answer[name]).map((name) => [name, text(answer[name])])),
    };
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!window.PublicKeyCredential) continue;
    const button = form.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", async () => {
      const publicKey = read(JSON.parse(form.dataset.options).publicKey);
      try {
        const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
        form.elements.credential.value = JSON.stringify(told(credential));
        form.submit();
      } catch {
        form.querySelector("[role=alert]").hidden = false;
      }
    });
  }
})();
