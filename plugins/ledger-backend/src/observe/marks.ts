/** A label, in any case. */
export function labelMark(label: string): string {
  return `label ${label.trim().toLowerCase()}`;
}

/** How the name of a branch begins, up to a slash: `hotfix/`. */
export function branchMark(prefix: string): string {
  return `branch ${prefix}`;
}

/** All beginnings of a branch's name: `a/` and `a/b/` of `a/b/c`. */
export function branchMarks(branch: string): string[] {
  const marks: string[] = [];
  for (
    let slash = branch.indexOf('/');
    slash >= 0;
    slash = branch.indexOf('/', slash + 1)
  ) {
    marks.push(branchMark(branch.slice(0, slash + 1)));
  }
  return marks;
}

/** Each once, in order. */
export function sorted(marks: string[]): string[] {
  return [...new Set(marks)].sort();
}

/** By which labels an incident names a component: `cart`, `component:cart` and `component/cart`. */
export function componentMarks(name: string): string[] {
  return [name, `component:${name}`, `component/${name}`].map(labelMark);
}
