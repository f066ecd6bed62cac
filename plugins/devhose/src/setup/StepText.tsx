/** A sentence in which what is typed or clicked stands in backticks. */
export function StepText({ text }: { text: string }) {
  return (
    <>
      {text
        .split('`')
        .map((part, index) =>
          index % 2 === 1 ? <code key={`${index} ${part}`}>{part}</code> : part,
        )}
    </>
  );
}
