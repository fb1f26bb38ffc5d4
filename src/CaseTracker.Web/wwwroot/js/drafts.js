// Holds, in this tab only, the text that the server has not confirmed to keep: typed while the connection was lost, or in the
// moment before. A form's DraftKeeper opens it. After each pause a numbered beat goes to the server behind all that was typed;
// the answer with its number means that what was typed before is kept there, or refused. Signing out, locking and quick exit forget everything.
(() => {
  const prefix = "casetracker-draft:", pause = 800, patience = 4000;
  const forms = new Map();
  const shared = (form) => prefix + form.name;

  function hold(form) {
    const texts = Object.fromEntries([...form.unsent].map(([id, text]) => [id, text.value]));
    if (form.unsent.size) sessionStorage.setItem(shared(form), JSON.stringify({ owner: form.owner, texts }));
    else sessionStorage.removeItem(shared(form));
  }

  function formOf(target) {
    if (!(target instanceof Element)) return null;
    for (const form of forms.values()) if (form.beat.form?.contains(target) && target !== form.beat) return form;
    return null;
  }

  function type(input, value) {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function soon(form) {
    clearTimeout(form.timer);
    form.timer = setTimeout(() => beat(form, patience), pause);
  }

  // Without an answer everything goes again: what was typed while the connection was down never reached the page on the server.
  function beat(form, wait) {
    if (!form.beat.isConnected) {
      // The form was left for another page.
      forms.delete(form.name);
      return;
    }
    const number = form.next++;
    type(form.beat, String(number));
    form.timer = setTimeout(() => {
      if (!forms.has(form.name) || form.answered >= number) return;
      for (const [id, text] of [...form.unsent]) {
        const input = document.getElementById(id);
        if (input && input.value === text.value) input.dispatchEvent(new Event("input", { bubbles: true }));
      }
      clearTimeout(form.timer);
      beat(form, Math.min(wait * 2, 60000));
    }, wait);
  }

  function forget() {
    for (const form of forms.values()) clearTimeout(form.timer);
    forms.clear();
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  }

  document.addEventListener("input", event => {
    const form = formOf(event.target);
    if (!form) return;
    const text = event.target.matches("textarea, input:not([type=checkbox], [type=radio])");
    if (text && event.target.id) {
      form.unsent.set(event.target.id, { value: event.target.value, beat: form.next });
      hold(form);
    }
    soon(form);
  });
  // A choice from a list or of a record is no typing, but a change all the same.
  for (const kind of ["change", "click", "keyup"])
    document.addEventListener(kind, event => {
      const form = formOf(event.target);
      if (form) soon(form);
    });
  document.addEventListener("submit", event => { if (event.target.matches("form[action$='/sign-out']")) forget(); });
  document.addEventListener("casetracker-forget", forget);
  if (location.pathname === "/sign-in" && /[?&]why=(signed-out|suspended|role|locked)\b/.test(location.search)) forget();

  window.casetrackerDrafts = {
    open(name, owner, beat) {
      const form = { name, owner, beat, unsent: new Map(), next: 1, answered: 0, timer: 0 };
      forms.set(name, form);
      // What was typed before the form was opened here is kept with the first beat.
      soon(form);
      const held = JSON.parse(sessionStorage.getItem(shared(form)) ?? "null");
      if (!held) return;
      sessionStorage.removeItem(shared(form));
      if (held.owner !== owner) return;
      // A part of a form that opens by what is typed before it may take a moment.
      const left = new Map(Object.entries(held.texts));
      (function again(tries) {
        for (const [id, value] of [...left]) {
          const input = document.getElementById(id);
          if (!input) continue;
          left.delete(id);
          if (input.value !== value) type(input, value);
        }
        if (left.size && tries) setTimeout(() => again(tries - 1), 300);
      })(5);
    },
    // Without a number: all of it.
    kept(name, number) {
      const form = forms.get(name);
      if (!form) return;
      number ??= form.next;
      form.answered = Math.max(form.answered, number);
      for (const [id, text] of [...form.unsent]) if (text.beat <= number) form.unsent.delete(id);
      hold(form);
    },
    // The same text would be refused for ever: the tab goes on holding it and asks again when something changes.
    refused(name, number) {
      const form = forms.get(name);
      if (form) form.answered = Math.max(form.answered, number);
    },
    close(name) {
      const form = forms.get(name);
      if (form) clearTimeout(form.timer);
      forms.delete(name);
      sessionStorage.removeItem(prefix + name);
    },
  };
})();
