import useSWR from 'swr';

const betweenQuestionsMilliseconds = 30_000;

interface PortalAnswers {
  /** `undefined` until it is known. */
  answers?: boolean;
  isAsking: boolean;
  /** Asks at once. */
  ask: () => Promise<boolean>;
}

/** No answer is an answer here: it is what the reader is told. */
const askFor = ([, address]: [string, string]): Promise<boolean> =>
  fetch(address, { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * Whether the portal would answer if this page were loaded again: asked at
 * once, and again now and then, when the reader comes back to the tab and when
 * the network does. To reload before it does would leave the reader with the
 * browser's error page.
 */
export function usePortalAnswers(): PortalAnswers {
  const { data, isValidating, mutate } = useSWR(
    ['portal answers', window.location.href],
    askFor,
    { refreshInterval: betweenQuestionsMilliseconds },
  );

  return {
    answers: data,
    isAsking: isValidating,
    ask: async () => Boolean(await mutate()),
  };
}
