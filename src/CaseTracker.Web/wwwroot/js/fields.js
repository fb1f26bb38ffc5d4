// What boxes do in the browser alone: a calendar that writes a day into a box, the last line of a list of suggestions that leads to a page
// where a record is added, what a page itself writes into a box, a file
// that it gives away, and one that is pasted.
(() => {
  // As if it had been chosen in the box that asks for one.
  document.addEventListener("paste", event => {
    const asks = document.querySelector("[data-paste]:not(:disabled)");
    if (!asks || !event.clipboardData?.files.length) return;
    event.preventDefault();
    asks.files = event.clipboardData.files;
    asks.dispatchEvent(new Event("change", { bubbles: true }));
    asks.focus();
  });

  const exact = /^\d{4}-\d{2}-\d{2}$/;
  let box;

  document.addEventListener("click", event => {
    const button = event.target instanceof Element && event.target.closest("[data-day-for]");
    if (!button) return;
    box = document.getElementById(button.dataset.dayFor);
    const calendar = button.nextElementSibling, text = box.value.trim();
    calendar.value = exact.test(text) ? text : "";
    calendar.showPicker();
  });

  document.addEventListener("change", event => {
    if (!box || !(event.target instanceof Element) || !event.target.matches(".day-picker") || !event.target.value) return;
    box.value = event.target.value;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  });

  // Without the opener: a tab that knew it would take over what this tab holds for itself.
  function open(line) {
    if (line) window.open(line.dataset.opens, "_blank", "noopener");
  }

  // Before the list closes, which it does as the button goes down.
  document.addEventListener("mousedown", event => {
    if (event.button === 0 && event.target instanceof Element) open(event.target.closest("[data-opens]"));
  });
  document.addEventListener("keydown", event => {
    if (event.key !== "Enter" || !(event.target instanceof Element) || event.target.ariaExpanded !== "true") return;
    open(document.getElementById(event.target.getAttribute("aria-activedescendant"))?.closest("[data-opens]"));
  }, true);

  window.casetrackerFields = {
    // Gives a file that the circuit holds to whoever sits before the page; no address leads to it.
    async save(name, stream) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([await stream.arrayBuffer()]));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    },

    put(input, text) {
      if (!input) return;
      delete input.dataset.typed;
      if (input.value !== text) input.value = text;
    },
  };
})();
