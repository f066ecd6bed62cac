import { VisuallyHidden } from '@backstage/ui';
import styles from './PlainTable.module.css';

interface PlainTableProps {
  /** Read out before the table. */
  caption: string;
  /** The first is of words, the others of numbers. */
  columns: readonly string[];
  /** The first of each is its header, and told apart by it. */
  rows: ReadonlyArray<readonly string[]>;
}

/**
 * Numbers in rows. The table of `@backstage/ui` is an interactive grid, which a
 * screen reader's table commands cannot walk through.
 */
export function PlainTable({ caption, columns, rows }: PlainTableProps) {
  return (
    <div
      className={styles.scroll}
      role="region"
      aria-label={caption}
      // A region that scrolls has to be reachable with the keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={styles.table}>
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([header, ...cells]) => (
            <tr key={header}>
              <th scope="row">{header}</th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
