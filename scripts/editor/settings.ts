/** The built-in themes that people and pictures see. */
export const themes = {
  dark: 'Dark 2026',
  light: 'Light 2026',
  'high-contrast': 'Default High Contrast',
} as const;

export type Theme = keyof typeof themes;

/**
 * User settings for an editor that keeps to itself: nothing is looked up, updated, recommended or
 * reported, and nothing but the extension asks for attention.
 */
export function quietSettings(theme: Theme): Readonly<Record<string, unknown>> {
  return {
    'workbench.colorTheme': themes[theme],
    'chat.agentHost.enabled': false,
    'chat.disableAIFeatures': true,
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'extensions.ignoreRecommendations': true,
    'git.enabled': false,
    'json.schemaDownload.enable': false,
    'npm.fetchOnlinePackageInfo': false,
    'security.workspace.trust.enabled': false,
    'telemetry.feedback.enabled': false,
    'telemetry.telemetryLevel': 'off',
    'typescript.disableAutomaticTypeAcquisition': true,
    'update.mode': 'none',
    'update.showReleaseNotes': false,
    'window.confirmBeforeClose': 'never',
    'workbench.enableExperiments': false,
    'workbench.reduceMotion': 'on',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.settings.enableNaturalLanguageSearch': false,
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    'workbench.welcomePage.walkthroughs.openOnInstall': false,
  };
}
