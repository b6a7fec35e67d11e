"use strict";
// Filters, keys, and the way between a finding and its article. The page can be read without any of it.
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = (text) => text.toLowerCase().normalize("NFKC").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ");
  const form = one("#filter"), count = one("#count"), clear = one("#clear"), none = one("#none");
  const choices = ["rule", "outlet", "speaker"];

  // What filters go by is read once from the page; a finding stands for itself and those folded into it.
  const numbers = (text) => new Set(text ? text.split(" ") : []);
  const findings = all(".finding").map((element) => ({
    element,
    pair: element.closest(".pair"),
    group: element.closest(".group"),
    stands: Number(element.dataset.n || 1),
    severity: element.dataset.s,
    rule: numbers(element.dataset.r),
    outlet: numbers(element.dataset.o),
    speaker: numbers(element.dataset.p),
  }));
  const pairs = [...new Set(findings.map((finding) => finding.pair))];
  const groups = [...new Set(findings.map((finding) => finding.group))];
  const total = findings.reduce((sum, finding) => sum + finding.stands, 0);
  const telling = "h3, h4, summary, code, .witnesses, .also"; // the reasons of a rule are no words of its findings
  const texts = new Map();
  const textOf = ({ pair, group }) => texts.get(pair) ?? texts.set(pair, words(
    all(telling, group).filter((part) => (part.closest(".pair") ?? pair) === pair).map((part) => part.textContent).join(" "),
  )).get(pair);

  const state = () => ({
    severity: all("[name=severity]:checked", form).map((box) => box.value),
    text: words(form.text.value).trim(),
    ...Object.fromEntries(choices.map((name) => [name, form[name].value ? form[name].value.split(" ") : []])),
  });

  // Each test by the name of its filter, so that a filter's own choices can be counted without it.
  const tests = {
    severity: (finding, wanted) => wanted.severity.includes(finding.severity),
    text: (finding, wanted) => !wanted.text || textOf(finding).includes(wanted.text),
    ...Object.fromEntries(choices.map((name) => [name,
      (finding, wanted) => !wanted[name].length || wanted[name].some((number) => finding[name].has(number))])),
  };
  const failed = (finding, wanted) => Object.keys(tests).filter((name) => !tests[name](finding, wanted));

  function show(element, visible) {
    if (element.hidden === visible) element.hidden = !visible;
  }

  function apply() {
    const wanted = state(), tally = new Map(), shown = new Set();
    let number = 0;
    const add = (name, value, stands) => tally.set(`${name} ${value}`, (tally.get(`${name} ${value}`) || 0) + stands);
    for (const finding of findings) {
      const missed = failed(finding, wanted);
      show(finding.element, !missed.length);
      if (!missed.length) {
        number += finding.stands;
        shown.add(finding.pair).add(finding.group);
      }
      if (missed.length > 1) continue;
      for (const name of choices) {
        if (!missed.length || missed[0] === name) for (const value of finding[name]) add(name, value, finding.stands);
      }
      if (!missed.length || missed[0] === "severity") add("severity", finding.severity, finding.stands);
    }
    for (const element of [...pairs, ...groups]) show(element, shown.has(element));
    count.textContent = `${number} of ${total} shown`;
    const head = one("#findings-head"); // which says in print that this is not all
    if (number < total) head.dataset.shown = count.textContent;
    else delete head.dataset.shown;
    show(none, !number);
    show(clear, number < total || Boolean(hashOf()));
    relabel(tally);
  }

  function relabel(tally) {
    for (const box of all("[name=severity]", form)) {
      one(".n", box.parentElement).textContent = tally.get(`severity ${box.value}`) || 0;
    }
    for (const name of choices) {
      for (const option of form[name].options) {
        if (!option.value) continue;
        const found = option.value.split(" ").reduce((sum, value) => sum + (tally.get(`${name} ${value}`) || 0), 0);
        option.textContent = `${option.dataset.label || option.dataset.name} (${found})`;
      }
    }
  }

  // The filters in the address: names, not numbers, so that a link outlives the report.
  function hashOf() {
    const wanted = state(), parts = new URLSearchParams();
    if (wanted.severity.length < all("[name=severity]", form).length) parts.set("severity", wanted.severity.join(","));
    for (const name of choices) if (form[name].value) parts.set(name, form[name].selectedOptions[0].dataset.name);
    if (wanted.text) parts.set("text", form.text.value.trim());
    return parts.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
  }

  function restore(hash) {
    const parts = new URLSearchParams(hash);
    const severities = parts.has("severity") ? parts.get("severity").split(",") : null;
    for (const box of all("[name=severity]", form)) box.checked = !severities || severities.includes(box.value);
    for (const name of choices) {
      const option = [...form[name].options].find((each) => each.dataset.name === parts.get(name));
      form[name].value = parts.has(name) && option ? option.value : "";
    }
    form.text.value = parts.get("text") || "";
    apply();
  }

  function changed() {
    apply();
    const hash = hashOf();
    try {
      history.replaceState(null, "", hash ? `#${hash}` : location.href.split("#")[0]);
    } catch { /* a page in a frame may not write its address */ }
  }

  function reset() {
    restore("");
    changed();
  }

  // A link may lead into what is folded or filtered away.
  function arrive() {
    const hash = location.hash.slice(1);
    if (form && (hash.includes("=") || !hash)) return restore(hash);
    const target = hash && document.getElementById(hash);
    if (!target) return undefined;
    if (target.hidden || target.closest(".group[hidden]")) restore("");
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const block = target.matches(".group, .edition, details, section") ? "start" : "center";
    target.scrollIntoView({ block });
    return requestAnimationFrame(() => target.scrollIntoView({ block })); // what came into sight has its true height now
  }

  let at = -1;
  function step(by) {
    const visible = pairs.filter((pair) => !pair.hidden && !pair.parentElement.hidden);
    if (!visible.length) return;
    const focused = document.activeElement.closest(".pair");
    const from = visible.indexOf(focused || pairs[at]);
    const next = visible[Math.min(Math.max(from + by, 0), visible.length - 1)];
    at = pairs.indexOf(next);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  }

  const help = one("#help"), keysOn = one("#keys-on");
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => form && form.text.focus(),
    "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key === "Escape" && form) {
      reset();
      document.activeElement.blur();
    }
    if (!keysOn.checked || event.target.matches("input:not([type=checkbox]), select, textarea") || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  document.addEventListener("click", (event) => {
    const copy = event.target.closest(".copy");
    if (!copy) return;
    const print = one("code", copy.parentElement);
    const done = () => { copy.textContent = "Copied"; setTimeout(() => { copy.textContent = "Copy"; }, 1500); };
    const select = () => getSelection().selectAllChildren(print);
    (navigator.clipboard ? navigator.clipboard.writeText(print.textContent) : Promise.reject()).then(done, select);
  });

  one("#keys").addEventListener("click", () => help.showModal());
  one("#theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("discrepancy-theme", root.dataset.theme); } catch { /* for this visit only, then */ }
  });

  if (form) {
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => { event.preventDefault(); reset(); });
    one("#all").addEventListener("click", reset);
  }
  addEventListener("hashchange", arrive);
  addEventListener("beforeprint", () => { for (const fold of all("details")) fold.open = true; });
  if (form) apply();
  if (location.hash) arrive();
})();
