// A figure as a file: its proof as the server wrote it, the same as tables, and the value alone for other programs.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exported, FORMS, type Form, proof, proofAddress } from '../api/figures'
import { offered } from '../api/offered'
import { csv, saveBlob, saveText } from '../numbers/table'
import { workbook, XLSX } from '../numbers/xlsx'
import { Button } from '../ui/Button'
import { ErrorState } from '../ui/State'
import { tables } from './proof'

const VALUE: Record<Form, string> = { csv: 'CSV', arrow: 'Arrow', parquet: 'Parquet' }
const PROOF = { xlsx: 'XLSX', table: 'CSV' } as const
/** A table of values is given by every server. */
const forms = (Object.keys(VALUE) as Form[]).filter((form) => form === 'csv' || offered(FORMS[form]))
type Kind = Form | keyof typeof PROOF

export function Exports({ id, asOf }: { id: string; asOf: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const name = id.replace(/[^\w.-]+/g, '_')
  const save = useMutation({
    mutationFn: async (kind: Kind) => {
      if (kind in VALUE) return saveBlob(await exported(id, asOf, kind as Form), `${name}.${kind}`)
      const leaves = tables(await proof(id, asOf), t)
      if (kind === 'xlsx') saveBlob(new Blob([workbook(leaves)], { type: XLSX }), `${name}-proof.xlsx`)
      else saveText(csv(leaves.flatMap((l) => l.rows.map((row) => [l.name, ...row]))), `${name}-proof.csv`)
    },
  })
  const button = (kind: Kind, label: string, of: string) => (
    <Button
      key={kind}
      small
      busy={save.isPending && save.variables === kind}
      onClick={() => save.mutate(kind)}
      label={`${of} ${label}`}
    >
      {label}
    </Button>
  )
  return (
    <>
      <Button expanded={open} onClick={() => setOpen(!open)}>
        {t('export.open')}
      </Button>
      <div className="exports" hidden={!open}>
        <p>
          <span>{t('explain.proof')}</span>
          <Button
            small
            href={proofAddress(id, asOf)}
            saveAs={`${name}-proof.json`}
            label={`${t('explain.proof')} JSON`}
          >
            JSON
          </Button>
          {button('xlsx', PROOF.xlsx, t('explain.proof'))}
          {button('table', PROOF.table, t('explain.proof'))}
        </p>
        <p>
          <span>{t('export.value')}</span>
          {forms.map((form) => button(form, VALUE[form], t('export.value')))}
        </p>
      </div>
      {save.error && <ErrorState error={save.error} />}
    </>
  )
}
