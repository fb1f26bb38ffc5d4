// The frame's behaviour in the browser: drawer, menus, search shortcut, colours, quick exit. Events are heard on the document,
// because the server redraws what is inside it.
(() => {
  const root = document.documentElement;
  const closest = (event, selector) => event.target instanceof Element ? event.target.closest(selector) : null;

  function showTheme() {
    for (const choice of document.querySelectorAll("[data-theme-choice]"))
      choice.setAttribute("aria-pressed", String(choice.dataset.themeChoice === root.dataset.theme));
  }

  function closeMenus(except) {
    for (const menu of document.querySelectorAll("[data-menu][open]")) if (menu !== except) menu.open = false;
  }

  // The empty page comes first and does not wait for the answer: keepalive lets the request outlive this page.
  function leave() {
    const form = document.querySelector("[data-quick-exit]");
    if (!form) return;
    document.dispatchEvent(new Event("casetracker-forget"));
    const body = new URLSearchParams(new FormData(form));
    // Signs out once the page is on its way: an ended session would send it to the sign-in page instead of an empty one.
    addEventListener("pagehide", () => navigator.sendBeacon(form.action, body), { once: true });
    root.replaceChildren();
    location.replace("about:blank");
  }

  function keepCookie(name, value) {
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax${secure}`;
  }

  // On a narrow screen the drawer lies over the page; the keyboard goes into it, and back to its button.
  function showOver(open, focus = open) {
    if (open) root.dataset.navOver = "";
    else delete root.dataset.navOver;
    const toggle = document.querySelector("[data-toggle=site-nav]");
    toggle?.setAttribute("aria-expanded", String(open));
    if (focus) (open ? document.querySelector(".site-nav a") : toggle)?.focus();
  }

  // On a wide one it stays as it was left, on this machine. The button that was pressed gives way to the other.
  function keepNav(state) {
    root.dataset.nav = state;
    keepCookie("casetracker-nav", state);
    document.querySelector(state === "open" ? ".nav-hide" : ".nav-show").focus();
  }

  // So do the filters beside a list. Whoever opens one of them by its chip is taken into it.
  function keepFilters(state) {
    root.dataset.filters = state;
    keepCookie("casetracker-filters", state);
  }

  function openFilter(key) {
    keepFilters("open");
    const filter = document.getElementById(`facet-${key}`);
    if (!filter) return;
    filter.open = true;
    filter.scrollIntoView({ block: "nearest" });
    (filter.querySelector("input") ?? filter.querySelector("summary")).focus();
  }

  // The account keeps it for other machines; this one shows it already, whatever the answer.
  function keepTheme(choice) {
    const body = new URLSearchParams(new FormData(choice.form));
    body.set("theme", choice.dataset.themeChoice);
    fetch(choice.form.action, { method: "POST", body, redirect: "manual", keepalive: true }).catch(() => {});
  }

  // Browsers lend their clipboard only to pages from a safe address: elsewhere the text stands selected, to be copied by hand.
  async function copyText(button) {
    const field = document.getElementById(button.dataset.copy);
    field.focus();
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      if (!document.execCommand("copy")) return;
    }
    button.textContent = button.dataset.copied;
  }

  document.addEventListener("click", event => {
    const theme = closest(event, "[data-theme-choice]");
    if (theme) {
      event.preventDefault();
      root.dataset.theme = theme.dataset.themeChoice;
      keepCookie("casetracker-theme", root.dataset.theme);
      showTheme();
      keepTheme(theme);
      return;
    }
    // The keyboard goes back to the row whose record stood beside its list.
    if (closest(event, "[data-peek-close]")) document.querySelector("[data-peek][aria-expanded=true]")?.focus();
    const copy = closest(event, "[data-copy]");
    if (copy) copyText(copy);
    if (closest(event, "[data-toggle=site-nav]")) showOver(!("navOver" in root.dataset));
    else if (closest(event, ".site-nav a, [data-nav-shade]")) showOver(false);
    const nav = closest(event, "button[data-nav]");
    if (nav) keepNav(nav.dataset.nav);
    const filters = closest(event, "button[data-filters]");
    if (filters) {
      keepFilters(filters.dataset.filters);
      document.querySelector(filters.dataset.filters === "open" ? ".hide-filters" : ".show-filters")?.focus();
    }
    const filter = closest(event, "[data-facet]");
    if (filter) openFilter(filter.dataset.facet);
    if (closest(event, "[data-skip]")) {
      event.preventDefault();
      document.getElementById("main").focus();
    }
    if (closest(event, "[data-reload]")) location.reload();
    if (closest(event, "[data-print-page]")) print();
    if (closest(event, "[data-first-done]")) {
      root.dataset.first = "done";
      keepCookie("casetracker-first", "done");
      document.querySelector("h1").focus();
    }
    // A link that was followed is done with its menu.
    closeMenus(closest(event, "a") ? null : closest(event, "[data-menu]"));
    showTheme();
  });

  // What the program does not answer within two seconds is waited for aloud: a database that somebody else holds may take longer.
  const patience = 2000;
  let overdue = 0;

  function tellWaiting(more) {
    overdue += more;
    const notice = document.getElementById("waiting-notice");
    if (notice) notice.hidden = overdue === 0;
  }

  async function waitAloud() {
    let told = false;
    const late = setTimeout(() => { told = true; tellWaiting(1); }, patience);
    // A page without a circuit is answered by the next page.
    if (!window.DotNet || !document.querySelector("[data-open]")) return;
    try {
      // Behind the event in the page's own queue; a save asks the browser for its text first, and is done when its form is open again.
      for (;;) {
        await DotNet.invokeMethodAsync("CaseTracker.Web", "Answer");
        if (!document.querySelector("[data-saving]")) break;
        await new Promise(again => setTimeout(again, 250));
      }
    } catch {
      // The line broke: that has its own notice.
    }
    clearTimeout(late);
    if (told) tellWaiting(-1);
  }

  for (const kind of ["click", "change", "submit"]) document.addEventListener(kind, event => {
    const leads = kind !== "click" || closest(event, "button, a, summary, [role=option], [role=button]");
    const withoutCircuit = !document.querySelector("[data-open]");
    if (leads && (!withoutCircuit || kind === "submit")) setTimeout(waitAloud);
  });

  // A form without an address is answered by the circuit, and goes nowhere by itself. Blazor sees to that only while it is connected:
  // "Save" in the moment
  // that the line breaks would take the page away, and what was typed with it.
  document.addEventListener("submit", event => {
    if (!event.target.hasAttribute("method") && !event.target.hasAttribute("action")) event.preventDefault();
  }, true);

  document.addEventListener("submit", event => {
    if (!closest(event, "[data-quick-exit]")) return;
    event.preventDefault();
    leave();
  });

  // Pressing on the words of a menu moves the focus out of it, to the page. A menu that closed by that would be gone before
  // the press is a click, and Chromium 156 crashes where a pressed label vanishes.
  let pressed = null;
  document.addEventListener("pointerdown", event => pressed = closest(event, "[data-menu]"), true);
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => pressed = null, true);

  document.addEventListener("focusin", event => {
    closeMenus(closest(event, "[data-menu]") ?? pressed);
    // Nobody's keyboard is led to what lies behind the drawer.
    if ("navOver" in root.dataset && !closest(event, ".site-nav, [data-toggle=site-nav]")) showOver(false);
    if (closest(event, "[data-select]")) event.target.select();
  });

  // An Escape that closes something, or that a choice to be made takes, is no wish to leave: three hasty ones must not end the work.
  const closable = "[data-menu][open], [role=dialog], [role=combobox][aria-expanded=true]"
    + (CSS.supports("selector(:popover-open)") ? ", :popover-open" : "");
  let escapes = [];
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    const closes = document.querySelector(closable) || "navOver" in root.dataset;
    escapes = closes ? [] : [...escapes, event.timeStamp].slice(-3);
    if (escapes.length === 3 && event.timeStamp - escapes[0] < 3000) leave(); // slow laptops, cold fingers
  }, true);

  // Tabs: the arrows lead along them, Enter or the space bar opens one.
  document.addEventListener("keydown", event => {
    const tab = closest(event, "[role=tab]");
    if (!tab || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const tabs = [...tab.closest("[role=tablist]").querySelectorAll("[role=tab]")], last = tabs.length - 1, here = tabs.indexOf(tab);
    const keys = { ArrowRight: here === last ? 0 : here + 1, ArrowLeft: here === 0 ? last : here - 1, Home: 0, End: last, " ": here };
    const to = keys[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (event.key === " ") tab.click();
    else tabs[to].focus();
  });

  // What an address names may stand behind a tab that is not open: then that tab's address is the right one.
  let opened = "";
  function openTab() {
    const part = document.getElementById(location.hash.slice(1)), panel = part?.closest("[role=tabpanel][hidden]");
    if (panel) {
      opened = location.hash;
      const address = document.getElementById(panel.getAttribute("aria-labelledby")).href + opened;
      if (window.Blazor) return Blazor.navigateTo(address, { replaceHistoryEntry: true });
      // Before the circuit, which begins with the address that it finds.
      history.replaceState(history.state, "", address);
      for (const other of panel.parentElement.querySelectorAll("[role=tabpanel]")) other.hidden = other !== panel;
    }
    if (part && opened === location.hash) part.scrollIntoView();
    opened = "";
  }
  window.casetrackerOpenTab = openTab;
  addEventListener("hashchange", openTab);
  document.addEventListener("click", event => { if (closest(event, "a[href*='#']")) setTimeout(openTab); });
  openTab();

  document.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      const open = document.querySelector("[data-menu][open]");
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
      } else if ("navOver" in root.dataset) showOver(false, true);
      // What opened within the panel, or above the page, comes first.
      else if (document.querySelectorAll("[role=dialog]").length === 1) document.querySelector("[data-peek-close]")?.click();
      return;
    }
    if (event.altKey && event.shiftKey && event.code === "KeyL") {
      event.preventDefault();
      document.querySelector("[data-log]")?.click();
      return;
    }
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "?" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      document.querySelector("[data-shortcuts]")?.click();
      return;
    }
    // On a row of a list: its record beside it.
    if (event.key === "o" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey)
      closest(event, "tr")?.querySelector("[data-peek]")?.click();
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (slash || (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyK") {
      const search = document.getElementById("site-search");
      if (search) {
        event.preventDefault();
        search.focus();
        search.select();
      }
    }
  });

  // On paper each page says the question that it answers, and when it was printed: a page that lies alone is still a document.
  addEventListener("beforeprint", () => {
    const parts = document.querySelector("[data-print=whole]") ? "[data-print]" : "h1, [data-print]";
    const asked = [...document.querySelectorAll(parts)].map(part => part.textContent.trim().replace(/\s+/g, " "));
    const words = new Intl.DateTimeFormat(root.lang === "km" ? "km" : "en-GB", { dateStyle: "long", timeZone: "Asia/Phnom_Penh" });
    const day = words.format(new Date());
    root.style.setProperty("--print-question", JSON.stringify(asked.join(" · ")));
    root.style.setProperty("--print-mark", JSON.stringify(document.querySelector(".synthetic")?.textContent ?? ""));
    root.style.setProperty("--print-day", JSON.stringify(`CaseTracker · ${day}`));
  });

  // Whoever comes to a locked or closed program next must not find what was typed before.
  if (document.querySelector("[data-clear-tab]")) sessionStorage.clear();

  // A page that the browser kept for "back" may belong to a session that has ended.
  addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
  showTheme();

  // Whether the keyboard has moved since somebody set out for another page: then it is not taken to that page's title.
  let moves = 0, movesAtLeave = 0;
  const leaves = () => movesAtLeave = moves;
  document.addEventListener("focusin", () => moves++, true);
  document.addEventListener("click", event => { if (closest(event, "a, button")) leaves(); }, true);
  addEventListener("popstate", leaves);

  // The title, and more so a part of the page, may come later than the page: whoever has not begun with something else is taken there then.
  let awaited;
  window.casetrackerArrive = (selector, first) => {
    let place;
    const busy = () => document.querySelector("[data-menu][open]")
        || (first ? ![document.body, place].includes(document.activeElement) : moves !== movesAtLeave);
    const arrive = () => {
      let found;
      // A browser that does not know :has() throws.
      try { found = document.querySelector(selector); } catch { found = document.querySelector("h1"); }
      if (busy()) return awaited.disconnect();
      if (!found || found === place || found.closest("[role=tabpanel][hidden]")) return;
      place = found;
      if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
      place.focus({ preventScroll: true });
      leaves();
      if (place.matches("h1") !== selector.startsWith("#")) awaited.disconnect();
      if (!place.matches("h1")) place.scrollIntoView();
    };
    awaited?.disconnect();
    awaited = new MutationObserver(arrive);
    awaited.observe(document.body, { childList: true, subtree: true, attributeFilter: ["hidden"] });
    arrive();
  };
})();
