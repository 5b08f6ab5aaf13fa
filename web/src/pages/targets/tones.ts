/** Verdicts on targets and how they look; beside the look stands the word. */
export const TONES: Record<string, 'good' | 'bad' | 'warning' | 'plain'> = {
  reached: 'good',
  on_pace: 'good',
  within: 'good',
  behind: 'warning',
  short: 'warning',
  ahead: 'warning',
  missed: 'bad',
  exceeded: 'bad',
}
