import type { IncidentData } from '@pitstop/plugin-devhose-common';

const causeLine = /^[\s>*_-]*(?:caused by|root cause)[\s*_]*:[\s*_]*(.+)$/gim;

/**
 * What caused an incident, from the first line `Caused by:` or `Root cause:`
 * that names a deployment, a pipeline run or a commit, by its address or id.
 */
export function incidentCause(
  text: string | undefined,
): IncidentData['cause'] | undefined {
  for (const [, words] of (text ?? '').matchAll(causeLine)) {
    const cause = readCause(words);
    if (cause !== undefined) {
      return cause;
    }
  }
  return undefined;
}

function readCause(words: string): IncidentData['cause'] | undefined {
  const deploymentUri = /\/deployments?\/(\d{1,18})\b/.exec(words);
  if (deploymentUri !== null) {
    return { deployment: deploymentUri[1] };
  }
  const runUri = /\/actions\/runs\/(\d{1,18})\b/.exec(words);
  if (runUri !== null) {
    return { run: runUri[1] };
  }
  // A commit has a letter in it, or is written out; a number alone is an id.
  const commit = /\b(?=[0-9]*[a-f])[0-9a-f]{7,64}\b|\b[0-9a-f]{40}\b/i.exec(
    words,
  );
  if (commit !== null) {
    return { commit: commit[0].toLowerCase() };
  }
  const deployment = /\b\d{1,18}\b/.exec(words);
  return deployment === null ? undefined : { deployment: deployment[0] };
}
