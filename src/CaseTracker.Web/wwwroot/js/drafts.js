// Holds, in this tab only, what the server has not confirmed to keep: typed or chosen while the connection was lost, or in the moment
// before. A form's
// DraftKeeper opens it. After each pause everything unconfirmed is sent once more with a numbered beat behind it, on one connection and in
// this order; the answer
// with its number means that it is kept there, or refused. A save asks for what stands here (gather), and the server compares. A text that
// is too long for
// its field is told of and never sent. Signing out, locking and quick exit forget everything.
(() => {
  const prefix = "casetracker-draft:", pause = 800, patience = 4000, unanswered = 2000, tooLate = 15000;
  const forms = new Map();
  const shared = (form) => prefix + form.name;
  const beatOf = (target) => target instanceof Element && target.matches("input, textarea, select")
      ? target.form?.querySelector("[data-draft-beat]") : null;
  const isTick = (input) => input.type === "checkbox" || input.type === "radio";
  const isText = (input) => input.matches("textarea, input") && !isTick(input);
  const valueOf = (input) => isTick(input) ? String(input.checked) : input.value;
  const inputsOf = (form) => [...form.elements].filter(input => input.matches("input, textarea, select") && input.id);
  const textsOf = (inputs) => Object.fromEntries(inputs.map(input => [input.id, valueOf(input)]));
  const saves = new WeakMap();
  const show = (beat, part, shown) => beat.parentElement.querySelector(`[data-draft-${part}]`).hidden = !shown;

  function hold(form) {
    const texts = Object.fromEntries([...form.unsent].map(([id, text]) => [id, text.value]));
    form.tabHolds = true;
    try {
      if (form.unsent.size) sessionStorage.setItem(shared(form), JSON.stringify({ owner: form.owner, texts }));
      else sessionStorage.removeItem(shared(form));
    } catch {
      form.tabHolds = false; // longer than a browser lends a tab; what stands in the box stays there
    }
  }

  function formOf(target) {
    const beat = beatOf(target);
    if (beat && target !== beat) for (const form of forms.values()) if (form.beat === beat) return form;
    return null;
  }

  function tell(input) {
    input.dispatchEvent(new Event(isText(input) ? "input" : "change", { bubbles: true }));
  }

  function resend(input) {
    for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
  }

  function put(input, value) {
    if (isTick(input)) {
      if (input.type === "radio" && value !== "true") return;
      input.checked = value === "true";
    } else input.value = value;
    tell(input);
  }

  // Says how long a text is where it nears what its field takes; true where it is longer.
  function isTooLong(input) {
    const notice = isText(input) && input.id && document.querySelector(`[data-long-for="${CSS.escape(input.id)}"]`);
    if (!notice) return false;
    const most = Number(notice.dataset.most), length = input.value.length, over = length > most;
    notice.hidden = length < most * 0.9;
    notice.classList.toggle("over", over);
    const words = beatOf(input).dataset[over ? "tooLong" : "nearly"];
    const said = notice.hidden ? "" : words.replace("{0}", length.toLocaleString("en")).replace("{1}", most.toLocaleString("en"));
    if (notice.textContent !== said) notice.textContent = said;
    return over;
  }

  function soon(form) {
    clearTimeout(form.timer);
    form.timer = setTimeout(() => beat(form, patience), pause);
  }

  // What was sent while the connection was down never reached the page on the server, and nothing here tells.
  function send(form, more = []) {
    form.sending = true;
    for (const id of new Set([...form.unsent.keys(), ...more])) {
      const input = document.getElementById(id), held = form.unsent.get(id);
      if (input && (!held || valueOf(input) === held.value)) tell(input);
    }
    form.sending = false;
  }

  function beat(form, wait) {
    if (!form.beat.isConnected) {
      // The form was left for another page.
      if (forms.get(form.name) === form) forms.delete(form.name);
      return;
    }
    send(form);
    const number = form.next++;
    put(form.beat, String(number));
    clearTimeout(form.timer);
    form.timer = setTimeout(() => { if (forms.get(form.name) === form && form.answered < number)
        beat(form, Math.min(wait * 2, 60000)); }, wait);
  }

  function settle(form, number) {
    form.answered = Math.max(form.answered, number);
    for (const [id, text] of [...form.unsent]) if (text.beat <= number && !text.long) form.unsent.delete(id);
    hold(form);
  }

  function forget() {
    for (const form of forms.values()) {
      clearTimeout(form.timer);
      clearTimeout(saves.get(form.beat)?.timer);
    }
    forms.clear();
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  }

  // Before the server hears of it: a text that is too long would end the connection.
  function changed(event) {
    if (!beatOf(event.target) || event.target.matches("[data-draft-beat]")) return;
    const text = isText(event.target), long = text && isTooLong(event.target), form = formOf(event.target);
    if (long) event.stopImmediatePropagation();
    if (!form || form.sending || !event.target.id || text !== (event.type === "input")) return;
    event.target.dataset.typed = "";
    form.unsent.set(event.target.id, { value: valueOf(event.target), beat: form.next, long });
    hold(form);
    soon(form);
  }
  addEventListener("input", changed, true);
  addEventListener("change", changed, true);
  // What is chosen from a list of suggestions is no change of the box.
  for (const kind of ["click", "keyup"])
    document.addEventListener(kind, event => {
      const form = event.target instanceof Element && [...forms.values()].find(one => one.beat.form?.contains(event.target));
      if (form) soon(form);
    });

  // Every event of a box carries its text.
  for (const kind of ["keydown", "blur"])
    addEventListener(kind, event => {
      if (event.target instanceof Element && event.target.matches("[role=combobox]") && event.key !== "Escape" && isTooLong(event.target))
          event.stopImmediatePropagation();
    }, true);

  // Enter in a box that suggests chooses; it saves only where nothing is left to be chosen.
  addEventListener("keydown", event => {
    if (event.key !== "Enter" || !(event.target instanceof Element) || !event.target.matches("[role=combobox]")) return;
    const typed = "typed" in event.target.dataset && formOf(event.target)?.unsent.has(event.target.id);
    if (typed || event.target.ariaExpanded === "true" || "unlinked" in event.target.dataset) event.preventDefault();
  }, true);

  // The server answers a save by asking what stands here. Until it does, nothing is saved, and after a while it is too late.
  addEventListener("submit", event => {
    const beat = event.target.querySelector("[data-draft-beat]");
    // A form without a draft: what stands in it goes before the save, on the same connection.
    if (!beat) {
      for (const input of event.target.elements) if (input.matches("textarea, select, input") && !isTick(input)) resend(input);
      return;
    }
    clearTimeout(saves.get(beat)?.timer);
    const save = { asked: performance.now() };
    saves.set(beat, save);
    save.timer = setTimeout(() => {
      show(beat, "waits", true);
      save.timer = setTimeout(() => {
        show(beat, "waits", false);
        show(beat, "late", true);
      }, tooLate - unanswered);
    }, unanswered);
  }, true);

  function answered(beat) {
    clearTimeout(saves.get(beat)?.timer);
    for (const part of ["waits", "late"]) show(beat, part, false);
  }

  document.addEventListener("submit", event => { if (event.target.matches("form[action$='/sign-out']")) forget(); });
  document.addEventListener("casetracker-forget", forget);
  addEventListener("beforeunload", event => {
      if ([...forms.values()].some(form => form.beat.isConnected && form.unsent.size)) event.preventDefault(); });
  if (location.pathname === "/sign-in" && /[?&]why=(signed-out|suspended|role|locked)\b/.test(location.search)) forget();

  window.casetrackerDrafts = {
    open(name, owner, beat) {
      // Left for another page before it was opened, or asked again because the answer was lost.
      if (!beat || forms.get(name)?.beat === beat) return Boolean(beat);
      const form = { name, owner, beat, unsent: new Map(), next: 1, answered: 0, timer: 0 };
      forms.set(name, form);
      for (const input of beat.form.elements) isText(input) && input !== beat && isTooLong(input);
      const held = JSON.parse(sessionStorage.getItem(shared(form)) ?? "null");
      if (!held) return true;
      sessionStorage.removeItem(shared(form));
      if (held.owner !== owner) return true;
      // A part of a form that opens by what is typed before it may take a moment.
      const left = new Map(Object.entries(held.texts));
      (function again(tries) {
        for (const [id, value] of [...left]) {
          const input = document.getElementById(id);
          if (!input) continue;
          left.delete(id);
          if (valueOf(input) !== value && !("typed" in input.dataset)) put(input, value);
        }
        if (left.size && tries) setTimeout(() => again(tries - 1), 300);
      })(5);
      return true;
    },
    // Sends what is not confirmed, and gives what then stands in the form: null where this page does not know the form, or no longer waits
    // for its save.
    gather(name, again) {
      const form = forms.get(name);
      if (!form?.beat.isConnected) return null;
      answered(form.beat);
      const late = performance.now() - (saves.get(form.beat)?.asked ?? -tooLate) >= tooLate;
      send(form, again);
      const inputs = inputsOf(form.beat.form).filter(input => input !== form.beat);
      const long = inputs.filter(input => isText(input) && isTooLong(input)).map(input => input.id);
      return { late, long, texts: textsOf(inputs.filter(input => !long.includes(input.id))) };
    },
    // What stands in a form that keeps no draft, once it has told again what the server holds otherwise.
    stands(form, again) {
      const inputs = inputsOf(form);
      for (const input of inputs) if (again.includes(input.id)) tell(input);
      return textsOf(inputs);
    },
    // Sends what is not confirmed, and gives the number under which the server may say that it keeps it.
    flush(name) {
      const form = forms.get(name);
      if (!form?.beat.isConnected) return 0;
      send(form);
      return form.next++;
    },
    kept(name, number) {
      const form = forms.get(name);
      if (form) settle(form, number);
    },
    // Thrown away: all of it.
    discarded(name) {
      const form = forms.get(name);
      if (!form) return;
      form.unsent.clear();
      settle(form, form.next);
      for (const notice of form.beat.form.querySelectorAll("[data-long-for]")) notice.hidden = true;
    },
    // The same text would be refused for ever: the tab goes on holding it and asks again when something changes.
    refused(name, number) {
      const form = forms.get(name);
      if (form) form.answered = Math.max(form.answered, number);
    },
    close(name) {
      const form = forms.get(name);
      if (form) {
        clearTimeout(form.timer);
        answered(form.beat);
      }
      forms.delete(name);
      sessionStorage.removeItem(prefix + name);
    },
  };
})();
