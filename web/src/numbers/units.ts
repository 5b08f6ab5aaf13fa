// What units are called in English: figures name them as the catalogue does.
import { language } from '../i18n'

/** As `crates/figures/src/unit_names.rs` has them; a test holds the two together. */
export const ENGLISH: Record<string, string> = {
  元: 'yuan',
  千元: 'thousand yuan',
  万元: 'ten thousand yuan',
  百万元: 'million yuan',
  亿元: 'hundred million yuan',
  十亿元: 'billion yuan',
  美元: 'US dollars',
  USD: 'US dollars',
  万美元: 'ten thousand US dollars',
  平方米: 'm²',
  亩: 'mu',
  公顷: 'ha',
  人: 'persons',
  人年: 'person-years',
  万人: 'ten thousand persons',
  吨标准煤: 'tce',
  '吨标准煤（当量值）': 'tce (calorific value)',
  '吨标准煤(当量值)': 'tce (calorific value)',
  万吨标准煤: 'ten thousand tce',
  '吨标准煤（等价值）': 'tce (equal value)',
  '吨标准煤(等价值)': 'tce (equal value)',
  'tce-equal': 'tce (equal value)',
  '万吨标准煤（等价值）': 'ten thousand tce (equal value)',
  '万吨标准煤(等价值)': 'ten thousand tce (equal value)',
  家: 'enterprises',
  户: 'households',
  个: 'pieces',
  只: 'pieces',
  件: 'pieces',
  台: 'sets',
  万只: 'ten thousand pieces',
  万台: 'ten thousand sets',
  亿只: 'hundred million pieces',
  百分点: 'percentage points',
  pp: 'percentage points',
  千瓦时: 'kWh',
  万千瓦时: 'ten thousand kWh',
  万千瓦小时: 'ten thousand kWh',
  亿千瓦时: 'hundred million kWh',
  吨: 't',
  万吨: 'ten thousand t',
  立方米: 'm³',
  万立方米: 'ten thousand m³',
  百万千焦: 'GJ',
  吉焦: 'GJ',
  天: 'days',
  个月: 'months',
  年: 'years',
}

export function inEnglish(unit: string): string {
  const named = (part: string) =>
    part
      .split('·')
      .map((word) => ENGLISH[word] ?? word)
      .join('·')
  const [over = '', ...under] = unit.split('/').map(named)
  return under.reduce((all, part) => `${all} per ${/[ ·]/.test(part) ? part : part.replace(/s$/, '')}`, over)
}

/** A unit in the language of the page. */
export const unitName = (unit: string): string => (language() === 'en' ? inEnglish(unit) : unit)

/** A number with its unit: `26,497,264 千元`, `35.9%`. */
export const withUnit = (digits: string, unit: string): string =>
  unit === '' ? digits : unit === '%' ? `${digits}%` : `${digits} ${unitName(unit)}`
