// Looks at a page of ours from inside; the tests put it into the page as `probe`.

globalThis.probe = (() => {
  const controls = "button, summary, input, textarea, select, a[href], [tabindex]";
  const all = (selector) => [...document.querySelectorAll(`main ${selector}`)];
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  const words = (element) => (element.getAttribute("aria-label") ?? element.textContent).replace(/\s+/gu, " ").trim();
  const labels = (element) => [...(element.labels ?? [])].map(words).join(" ");

  /** What a person can name it by: for a failing test to say. */
  function nameOf(element) {
    const labelledBy = document.getElementById(element.getAttribute("aria-labelledby") ?? "");
    const name = words(element) || labels(element) || (labelledBy ? words(labelledBy) : "");
    return `${element.localName}${element.type ? `[${element.type}]` : ""} ${name.slice(0, 80)}`.trim();
  }

  /** One stop of the Tab key each, in the order of the document: of a group of radio buttons the chosen one, or the first. */
  function stops() {
    const seen = new Set();
    return all(`:is(${controls})`).filter((element) => {
      if (!isShown(element) || element.disabled || element.tabIndex < 0) return false;
      if (element.type !== "radio") return true;
      const group = all(`input[type="radio"][name="${element.name}"]`);
      if (seen.has(element.name)) return false;
      const stop = group.find(({ checked }) => checked) ?? group[0];
      if (element === stop) seen.add(element.name);
      return element === stop;
    });
  }

  /** Where the keyboard was whenever the Tab key was pressed. */
  let walked = [];
  addEventListener("keydown", ({ key }) => key === "Tab" && walked.push(focused()), { capture: true });

  /** What lies before and after a page in the editor: a walk begins at one and ends at the other. */
  const [before, after] = ["before", "after"].map((name) => {
    const edge = document.createElement("button");
    edge.type = "button";
    edge.setAttribute("aria-label", name);
    edge.hidden = true;
    return edge;
  });
  document.body.prepend(before);
  document.body.append(after);

  /** Puts the keyboard before the page, or after it. */
  function beginWalk(backward) {
    before.hidden = after.hidden = false;
    (backward ? after : before).focus();
    scrollTo({ top: 0, behavior: "instant" });
    walked = [];
  }

  /** Where the keyboard has been since, each place in order. */
  function endWalk() {
    const places = [...walked, focused()];
    before.hidden = after.hidden = true;
    return places;
  }

  /** The element that has the keyboard; null when none has. */
  function focused() {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    // The middle of what is seen of it: some are higher than the window.
    const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
    const onTop = document.elementFromPoint(x, y);
    return {
      name: nameOf(element),
      at: stops().indexOf(element),
      box: { left: left + scrollX, top: top + scrollY, right: right + scrollX, bottom: bottom + scrollY },
      /** Covered by something else, or out of sight. */
      hidden: !onTop || !(element.contains(onTop) || onTop.closest("label")?.contains(element)),
    };
  }

  /** Stops whose mark of the keyboard is missing, or too faint to be seen (WCAG 2.2, 1.4.11). */
  function unmarked() {
    const ground = getComputedStyle(document.body).backgroundColor;
    return stops().flatMap((element) => {
      element.focus({ focusVisible: true, preventScroll: true });
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 1) return `not marked: ${nameOf(element)}`;
      const seen = contrast(outlineColor, ground);
      return seen < 3 ? `marked too faintly (${seen.toFixed(1)} to 1): ${nameOf(element)}` : [];
    });
  }

  function contrast(one, other) {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }

  function luminance(color) {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
      const share = byte / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  /** Stops without a name. */
  function unnamed() {
    return stops()
      .filter((element) => nameOf(element).split(" ").length < 2)
      .map((element) => element.outerHTML.slice(0, 160));
  }

  /** What moves by itself or would glide. */
  function moving() {
    const found = [];
    for (const element of [document.documentElement, document.body, ...all("*")]) {
      for (const part of [undefined, "::before", "::after"]) {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element, part);
        const still = animationName === "none" && /^0s(, 0s)*$/u.test(transitionDuration) && scrollBehavior === "auto";
        if (!still) found.push(`${element.localName}.${element.className}${part ?? ""}`);
      }
    }
    return found;
  }

  const scrolls = (element) => /auto|scroll/u.test(getComputedStyle(element).overflowX);
  const clips = (element) => /hidden|clip/u.test(getComputedStyle(element).overflow);
  const scroller = (element) => {
    for (let box = element; box; box = box.parentElement) if (scrolls(box)) return box;
    return undefined;
  };

  /** What reaches out of the page sideways, or is cut off where nobody can scroll. */
  function cut() {
    const width = document.documentElement.clientWidth;
    const found = [];
    if (document.documentElement.scrollWidth > width)
      found.push(`page ${document.documentElement.scrollWidth} px wide`);
    for (const element of all("*")) {
      if (!isShown(element) || element.closest(".unseen, svg")) continue;
      const { left, right, width: own } = element.getBoundingClientRect();
      if (own > 0 && (left < -0.5 || right > width + 0.5) && !scroller(element.parentElement))
        found.push(nameOf(element));
      const outgrown = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
      if (clips(element) && outgrown) found.push(`cut: ${nameOf(element)}`);
    }
    return found;
  }

  /** Controls whose words do not fit into them. */
  function outgrown() {
    return all("button")
      .filter(
        (one) => isShown(one) && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1),
      )
      .map((one) => `outgrown: ${nameOf(one)}`);
  }

  /** Signs of a verdict without a word beside them. */
  function signsWithoutWords(verdicts) {
    const spoken = new RegExp(verdicts.join("|"), "iu");
    return all(".glyph")
      .filter((glyph) => isShown(glyph) && !glyph.closest('[role="img"]'))
      .map((glyph) => glyph.closest(".check") ?? glyph.closest("li, button, p, .case-title") ?? glyph.parentElement)
      .filter((row) => !spoken.test(row.textContent))
      .map((row) => row.outerHTML.slice(0, 200));
  }

  /** Regions that a screen reader speaks when they change. */
  function liveRegions() {
    return all('[aria-live], [role="status"], [role="alert"], [role="log"], [role="timer"], output').map(
      (element) => element.getAttribute("role") ?? element.localName,
    );
  }

  function openAll() {
    for (const part of all("details")) part.open = true;
  }

  const count = () => stops().length;
  const walks = { count, beginWalk, endWalk };
  return { ...walks, unmarked, unnamed, moving, cut, outgrown, signsWithoutWords, liveRegions, openAll };
})();
