// What a browser calls itself, in words a person knows.

const BROWSERS: [RegExp, string][] = [
  [/\b(?:Edg|EdgA|EdgiOS)\/(\d+)/, 'Edge'],
  [/\bFirefox\/(\d+)/, 'Firefox'],
  [/\bQQBrowser\/(\d+)/, 'QQ'],
  [/\bMicroMessenger\/(\d+)/, 'WeChat'],
  [/\b(?:HeadlessChrome|Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari/, 'Safari'],
  [/^curl\/(\d+)/, 'curl'],
]
const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
]

/** `Chrome 156 · Linux`; what is not known stays as it is. */
export function device(agent: string): string {
  const browser = BROWSERS.map(([re, name]) => [re.exec(agent)?.[1], name]).find(([version]) => version)
  const system = SYSTEMS.find(([re]) => re.test(agent))?.[1]
  const named = [browser && `${browser[1]} ${browser[0]}`, system].filter(Boolean)
  return named.length > 0 ? named.join(' · ') : agent
}
