import { z } from 'zod';

/** Something wrong with one file or line of a publisher's folder. It never stops the rest. */
export const TroubleShape = z.object({
  /** `figures.bad_value`, `file.empty` … */
  code: z.string(),
  /** Relative to the publisher's folder. */
  file: z.string(),
  /** 1-based line of the file, where the trouble is in one. */
  line: z.number().optional(),
  message: z.string(),
  /** What to do about it. */
  fix: z.string(),
});
export type Trouble = z.infer<typeof TroubleShape>;

/** One line for a terminal: `figures/2023.csv:14  unknown cell "x" — take an id from …`. */
export function tell(trouble: Trouble): string {
  const at = trouble.line === undefined ? trouble.file : `${trouble.file}:${trouble.line}`;
  return `${at}  [${trouble.code}] ${trouble.message} ${trouble.fix}`;
}
