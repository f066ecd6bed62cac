/**
 * The number that would be at an index if all were in order, found in linear
 * time: what is below it comes before it, what is above it behind (Hoare's
 * selection, which equal numbers don't slow down).
 *
 * @param from - An index that was selected before, and is not above this one.
 */
export function selectInPlace(
  numbers: Float64Array,
  index: number,
  from = 0,
): number {
  let [left, right] = [from, numbers.length - 1];
  while (left < right) {
    const pivot = middleOf(
      numbers[left],
      numbers[(left + right) >>> 1],
      numbers[right],
    );
    let [low, high] = [left, right];
    while (low <= high) {
      while (numbers[low] < pivot) {
        low += 1;
      }
      while (numbers[high] > pivot) {
        high -= 1;
      }
      if (low <= high) {
        const swapped = numbers[low];
        numbers[low] = numbers[high];
        numbers[high] = swapped;
        low += 1;
        high -= 1;
      }
    }
    if (index <= high) {
      right = high;
    } else if (index >= low) {
      left = low;
    } else {
      break;
    }
  }
  return numbers[index];
}

function middleOf(one: number, other: number, third: number): number {
  return Math.max(Math.min(one, other), Math.min(Math.max(one, other), third));
}
