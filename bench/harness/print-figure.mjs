/**
 * Prints a figure as one JSON line. `ratio` compares it to `reference`, measured in the same run.
 * @param {{ experiment: string, variant: string, params: object, metric: string, unit: string, value: number,
 *   ratio?: number, reference?: string }} figure
 */
export function printFigure({ value, ratio, ...figure }) {
  /** @param {number} number */
  const round = (number) => Number(number.toPrecision(4));
  console.log(
    JSON.stringify({
      ...figure,
      value: round(value),
      ...(ratio === undefined ? {} : { ratio: round(ratio) }),
    }),
  );
}
