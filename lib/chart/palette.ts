/**
 * Colours as CSS variables with the light value behind each, so that one SVG serves both themes and
 * still stands alone. Outcomes keep the same colour everywhere; `on-…` is the text that stands on it.
 */
export const PALETTE = {
  paper: { light: '#fbfaf6', dark: '#171614' },
  ink: { light: '#1d1d1b', dark: '#ece8df' },
  muted: { light: '#66625a', dark: '#a8a296' },
  rule: { light: '#ddd8cc', dark: '#3b3834' },
  peer: { light: '#9b968b', dark: '#7f7a70' },
  granted: { light: '#0f5f5c', dark: '#2f9a92' },
  'on-granted': { light: '#ffffff', dark: '#10100f' },
  partial: { light: '#63aca5', dark: '#93d2ca' },
  'on-partial': { light: '#1d1d1b', dark: '#10100f' },
  denied: { light: '#c23b2b', dark: '#e8705c' },
  'on-denied': { light: '#ffffff', dark: '#10100f' },
  unable: { light: '#d0a03c', dark: '#dcb258' },
  'on-unable': { light: '#1d1d1b', dark: '#10100f' },
  refused: { light: '#74502f', dark: '#b08660' },
  'on-refused': { light: '#ffffff', dark: '#10100f' },
  other: { light: '#b5b0a5', dark: '#8b877e' },
  'on-other': { light: '#1d1d1b', dark: '#10100f' },
  upheld: { light: '#54657a', dark: '#8ea2ba' },
  'on-upheld': { light: '#ffffff', dark: '#10100f' },
  corrected: { light: '#8a2f68', dark: '#d083b2' },
  'on-corrected': { light: '#ffffff', dark: '#10100f' },
  pending: { light: '#e6e1d5', dark: '#35322e' },
  'on-pending': { light: '#1d1d1b', dark: '#ece8df' },
  'applicant-1': { light: '#27405e', dark: '#8fb4da' },
  'on-applicant-1': { light: '#ffffff', dark: '#10100f' },
  'applicant-2': { light: '#8a6d9e', dark: '#b698cc' },
  'on-applicant-2': { light: '#ffffff', dark: '#10100f' },
  'applicant-3': { light: '#8fb0cf', dark: '#56789a' },
  'on-applicant-3': { light: '#1d1d1b', dark: '#ffffff' },
  'applicant-4': { light: '#5f7f4f', dark: '#9dbf8a' },
  'on-applicant-4': { light: '#ffffff', dark: '#10100f' },
  'applicant-5': { light: '#c9b8d6', dark: '#6c5680' },
  'on-applicant-5': { light: '#1d1d1b', dark: '#ffffff' },
  'applicant-6': { light: '#b5b0a5', dark: '#8b877e' },
  'on-applicant-6': { light: '#1d1d1b', dark: '#10100f' },
  // A sequence that is told apart by lightness alone.
  'step-1': { light: '#e4eeea', dark: '#1d302f' },
  'on-step-1': { light: '#1d1d1b', dark: '#ece8df' },
  'step-2': { light: '#b9d8d2', dark: '#215350' },
  'on-step-2': { light: '#1d1d1b', dark: '#ffffff' },
  'step-3': { light: '#82b9b1', dark: '#3d8a82' },
  'on-step-3': { light: '#1d1d1b', dark: '#10100f' },
  'step-4': { light: '#2f7d78', dark: '#74bcb3' },
  'on-step-4': { light: '#ffffff', dark: '#10100f' },
  'step-5': { light: '#0b4644', dark: '#c3ebe4' },
  'on-step-5': { light: '#ffffff', dark: '#10100f' },
} as const;

export type Ink = keyof typeof PALETTE;

/** The colour as it stands in an SVG attribute. */
export function ink(name: Ink): string {
  return `var(--chart-${name}, ${PALETTE[name].light})`;
}

/** The text colour on a ground, where the palette has one. */
export function inkOn(name: Ink): string {
  const on = `on-${name}`;
  return isInk(on) ? ink(on) : ink('ink');
}

function isInk(name: string): name is Ink {
  return Object.hasOwn(PALETTE, name);
}

/** Declarations for a style sheet: `:root { ${paletteCss('light')} }`. */
export function paletteCss(theme: 'light' | 'dark'): string {
  return Object.entries(PALETTE).map(([name, value]) => `--chart-${name}: ${value[theme]};`).join('\n');
}
