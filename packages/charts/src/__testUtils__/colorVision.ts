/** Linear-light red, green and blue between 0 and 1. */
export type LinearRgb = readonly [number, number, number];

type Matrix = readonly [LinearRgb, LinearRgb, LinearRgb];

/**
 * Full colour blindness, after Machado, Oliveira and Fernandes (2009), "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency".
 */
export const colorVisions: Record<string, Matrix> = {
  typical: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function dot(left: LinearRgb, right: LinearRgb): number {
  return left[0] * right[0] + left[1] * right[1] + left[2] * right[2];
}

export function multiply(matrix: Matrix, color: LinearRgb): LinearRgb {
  return [dot(matrix[0], color), dot(matrix[1], color), dot(matrix[2], color)];
}

function linear(channel: number): number {
  return channel <= 0.04045
    ? channel / 12.92
    : ((channel + 0.055) / 1.055) ** 2.4;
}

/** @param hex - `#rrggbb` */
export function parseColor(hex: string): LinearRgb {
  const channel = (at: number) =>
    linear(parseInt(hex.slice(at, at + 2), 16) / 255);
  return [channel(1), channel(3), channel(5)];
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(left: LinearRgb, right: LinearRgb): number {
  const weights: LinearRgb = [0.2126, 0.7152, 0.0722];
  const lightness = [dot(weights, left), dot(weights, right)];
  return (Math.max(...lightness) + 0.05) / (Math.min(...lightness) + 0.05);
}

/** Oklab of Björn Ottosson: equal distances look equally far apart. */
function oklab(color: LinearRgb): LinearRgb {
  const cones = multiply(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    color,
  );
  return multiply(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(cones[0]), Math.cbrt(cones[1]), Math.cbrt(cones[2])],
  );
}

/** How far apart two colours look to a kind of eye; black and white are 1 apart. */
export function seenDistance(
  left: LinearRgb,
  right: LinearRgb,
  vision: Matrix,
): number {
  const clip = (channel: number) => Math.min(1, Math.max(0, channel));
  const seen = (color: LinearRgb) => {
    const [red, green, blue] = multiply(vision, color);
    return oklab([clip(red), clip(green), clip(blue)]);
  };
  const [one, other] = [seen(left), seen(right)];
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}
