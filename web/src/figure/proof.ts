// The proof of a figure as tables: what it is, how it is computed, who is in, what was filed.
import type { TFunction } from 'i18next'
import type { Explanation } from '../api/shapes'
import { language, said, word } from '../i18n'
import { moment } from '../numbers/show'
import { unitName } from '../numbers/units'
import type { Leaf } from '../numbers/xlsx'

export interface Proof {
  made: string
  for: string
  /** Of the evidence, as the server wrote it. */
  sha256: string
  evidence: Explanation
}

export function tables(proof: Proof, t: TFunction): Leaf[] {
  const { evidence: e } = proof
  const f = e.figure
  return [
    {
      name: t('explain.title'),
      rows: [
        [t('proof.id'), f.id],
        [t('proof.title'), said(f.title ?? e.title)],
        [t('common.value'), f.shown[language()] ?? f.shown.value ?? word('reason', f.reason)],
        [t('proof.exact'), f.value],
        [t('common.unit'), unitName(f.unit)],
        [t('proof.area'), said(e.area)],
        [t('proof.status'), word('status', f.status)],
        [t('explain.coverage'), `${f.coverage.filed}/${f.coverage.expected}`],
        [t('proof.asOf'), moment(f.as_of)],
        [t('explain.pack'), `${f.pack.id} ${f.pack.version} ${f.pack.hash}`],
        [t('proof.made'), moment(proof.made)],
        [t('proof.for'), proof.for],
        [t('proof.sha256'), proof.sha256],
        ...(e.withheld ? [[t('explain.withheld')]] : []),
      ],
    },
    {
      name: t('explain.tab.formula'),
      rows: [
        [t('formula.step'), t('formula.expression'), t('common.value'), t('common.unit'), t('proof.id')],
        ...e.formula.map((s) => [
          said(s.label),
          s.expression,
          s.value ?? word('reason', s.reason),
          unitName(s.unit),
          s.figure,
        ]),
      ],
    },
    {
      name: t('explain.tab.population'),
      rows: [
        [
          t('filings.item'),
          t('account.scopesFirm'),
          t('common.firm'),
          t('population.industry'),
          t('bridge.part'),
          t('bridge.current'),
          t('bridge.base'),
          t('population.why'),
        ],
        ...e.sections.flatMap((s) =>
          s.population.map((m) => [
            s.items,
            m.unit,
            m.name,
            m.industry,
            word('part', m.part),
            m.current,
            m.base,
            said(m.why),
          ]),
        ),
      ],
    },
    {
      name: t('explain.tab.filings'),
      rows: [
        [
          t('filings.place'),
          'sha256',
          t('account.scopesFirm'),
          t('filings.item'),
          t('sheet.period'),
          t('common.value'),
          t('filings.was'),
          t('filings.revision'),
          t('filings.known'),
          t('filings.person'),
        ],
        ...e.sections.flatMap((s) =>
          s.filings.map((v) => [
            `${v.file.split('/').pop()} ${v.cell ?? v.line}`,
            v.sha256,
            v.unit,
            `${v.form}.${v.item}`,
            v.period,
            v.value,
            v.replaced_value,
            v.revision,
            moment(v.known),
            v.person,
          ]),
        ),
      ],
    },
  ]
}
