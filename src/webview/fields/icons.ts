/** The codicons that the forms use; the font that ships holds these and no others. */
export const iconNames = [
  'add',
  'check',
  'chevron-down',
  'chevron-right',
  'circle',
  'circle-slash',
  'copy',
  'error',
  'info',
  'loading',
  'pass-filled',
  'question',
  'sync',
  'warning',
] as const;

export type IconName = (typeof iconNames)[number];
