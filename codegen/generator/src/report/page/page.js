"use strict";
(() => {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");
  const groups = [...document.querySelectorAll(".group")].map((group) => ({
    group,
    findings: [...group.querySelectorAll(".finding")].map((finding) => ({
      finding,
      text: finding.textContent.toLowerCase(),
    })),
  }));
  const all = groups.reduce((sum, { findings }) => sum + findings.length, 0);

  const filter = () => {
    const data = new FormData(form);
    const audience = data.get("audience");
    const verdicts = new Set(data.getAll("verdict"));
    const words = data.get("search").toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { group, findings } of groups) {
      let here = 0;
      for (const { finding, text } of findings) {
        const passes = verdicts.has(finding.dataset[audience]) && words.every((word) => text.includes(word));
        finding.hidden = !passes;
        here += passes;
      }
      group.hidden = here === 0;
      count += here;
    }
    shown.textContent = `${count} of ${all}`;
    nothing.hidden = count > 0 || all === 0;
  };

  let waiting;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, event.target.type === "search" ? 120 : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = all === 0;
  filter();
})();
