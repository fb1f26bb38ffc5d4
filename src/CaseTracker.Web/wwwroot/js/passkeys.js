// Asks a device for a passkey when its button is pressed, and sends the answer with the button's form.
(() => {
  const known = window.PublicKeyCredential?.parseRequestOptionsFromJSON;

  async function ask(button) {
    const form = button.form, failed = form.querySelector("[data-passkey-failed]"), options = JSON.parse(button.dataset.passkey);
    failed.hidden = true;
    // A name is asked for before the device is.
    if (form.elements.Name && !form.elements.Name.reportValidity()) return;
    try {
      const answer = button.dataset.passkeyNew !== undefined
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.PasskeyAnswer.value = JSON.stringify(answer);
    } catch {
      // Refused, too late, or a device that is not here: the person tries again, or gives a code.
      failed.hidden = false;
      return;
    }
    // The passkey stands in for the code.
    form.elements.Code?.removeAttribute("required");
    form.requestSubmit();
  }

  document.addEventListener("click", event => {
    const button = event.target instanceof Element && event.target.closest("[data-passkey]");
    if (button) ask(button);
  });

  // An old browser is told of before somebody presses in vain.
  for (const button of document.querySelectorAll("[data-passkey]")) {
    button.disabled = !known;
    button.form.querySelector("[data-passkey-failed]").hidden = Boolean(known);
  }
})();
