import type { DeploymentRun } from './DeploymentRun';

/**
 * Which of the components of a repository a deployment names: in its payload,
 * else in its environment, else in its task. Of names within each other the
 * longest is meant: `production-cart-api` is not of `cart`.
 *
 * @param names - In lower case.
 */
export function namedComponent(
  { component, environment, task }: DeploymentRun,
  names: readonly string[],
): string | undefined {
  const told = component?.toLowerCase();
  if (told !== undefined && names.includes(told)) {
    return told;
  }
  const longestFirst = names.toSorted(
    (one, other) => other.length - one.length,
  );
  for (const words of [environment, task.toLowerCase()]) {
    const name = longestFirst.find(each => holdsWord(words, each));
    if (name !== undefined) {
      return name;
    }
  }
  return undefined;
}

/** Whether it holds the word by itself, not as part of another. */
function holdsWord(words: string, word: string): boolean {
  for (
    let at = words.indexOf(word);
    at >= 0;
    at = words.indexOf(word, at + 1)
  ) {
    const around = [words[at - 1], words[at + word.length]];
    if (around.every(each => each === undefined || !/[a-z0-9]/.test(each))) {
      return true;
    }
  }
  return false;
}
