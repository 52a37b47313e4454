// Finds things as people do, by role and name. Names and roles are computed by
// @testing-library/dom, which is given to this function.
(library) => {
  // where the layout parts words, a name has a space that no person reads
  const plain = (text) => text.replace(/\s+/g, ' ').replace(/ (?=[,.:;])/g, '').trim();
  // an option of a closed list has no box, and can be chosen
  const isShown = (element) => element.localName === 'option' || element.checkVisibility();

  // What opens and closes what follows it has no role in ARIA, and the library does not know it.
  const disclosures = (scope) => [...scope.querySelectorAll('summary')].map((one) => [one, plain(one.textContent)]);
  const ofRole = (scope, role) => {
    if (role === 'disclosure') return disclosures(scope);
    const names = new Map();
    const keep = (name, element) => names.set(element, plain(name));
    return library.queryAllByRole(scope, role, { name: keep }).map((element) => [element, names.get(element)]);
  };

  // [element, name] of all that have one of the roles, in the order of the page
  const named = (scope, roles) =>
    roles.split(' ').flatMap((role) => ofRole(scope, role))
      .filter(([element]) => isShown(element))
      .sort(([one], [other]) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1));

  // the whole name, else its beginning; no name means any
  const fitting = (all, wanted) => {
    const name = plain(wanted), same = all.filter(([, own]) => own === name);
    return same.length > 0 && name ? same : all.filter(([, own]) => own.startsWith(name));
  };

  // each step [roles, name] is looked for inside of the first that fits the step before
  const scope = (steps) =>
    steps.reduce((inside, [roles, name]) => inside && fitting(named(inside, roles), name)[0]?.[0], document.body);

  const all = (steps, roles) => {
    const inside = scope(steps);
    return inside ? named(inside, roles) : [];
  };

  return {
    first: (steps) => scope(steps) ?? null,
    names: (steps, roles) => all(steps, roles).map(([, name]) => name),
    texts: (steps, roles) => all(steps, roles).map(([element]) => plain(element.innerText)),
    words: (steps) => scope(steps)?.innerText ?? '',
    hasFocus: (steps) =>
      fitting(all(steps.slice(0, -1), steps.at(-1)[0]), steps.at(-1)[1])
        .some(([element]) => element === document.activeElement),
  };
}
