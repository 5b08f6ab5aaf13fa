// The workbook's way: choose a file, see what it would change and what is wrong with it, then take it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SheetId, templateAddress, type useSheetActs } from '../../api/filing'
import { hasCode } from '../../api/problem'
import type { Change, Compared, Sheet } from '../../api/types'
import { grouped } from '../../numbers/show'
import { saveBlob } from '../../numbers/table'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { ErrorState } from '../../ui/State'
import { Table } from '../../ui/Table'

export function WorkbookDialog(p: {
  open: boolean
  id: SheetId
  sheet: Sheet
  acts: ReturnType<typeof useSheetActs>
  onClose: () => void
  onTaken: () => void
}) {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const { workbook, marked } = p.acts
  const said = workbook.data
  const choose = (found: File | null) => {
    setFile(found)
    workbook.reset()
    marked.reset()
    if (found) workbook.mutate({ file: found })
  }
  const take = () =>
    file &&
    said &&
    workbook.mutate({ file, version: said.version }, { onSuccess: (answer) => answer.committed && p.onTaken() })
  const mark = () =>
    file &&
    marked.mutate(file, { onSuccess: (found) => saveBlob(found, `${file.name.replace(/\.[^.]*$/, '')}-marked.xlsx`) })
  const blocked = said?.issues.some((i) => i.class === 'A') ?? false
  return (
    <Dialog
      open={p.open}
      title={t('workbook.title')}
      onClose={p.onClose}
      closeLabel={t('common.close')}
      width={860}
      footer={
        <>
          <Button onClick={p.onClose}>{t('common.close')}</Button>
          <Button
            kind="primary"
            busy={workbook.isPending}
            disabled={!said || said.committed || said.changes.length === 0 || blocked}
            onClick={take}
          >
            {t('workbook.take')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>
          {t('workbook.how')}{' '}
          <a href={templateAddress(p.id)} download>
            {t('workbook.template')}
          </a>
        </p>
        <label className="file">
          <input
            className="unseen"
            type="file"
            accept=".xlsx,.xls,.csv"
            onChange={(e) => {
              choose(e.target.files?.[0] ?? null)
              // The same file, mended, can be chosen again.
              e.target.value = ''
            }}
          />
          <span className="face">{t('workbook.choose')}</span>
          <span className="small">{file ? file.name : t('workbook.noFile')}</span>
        </label>
        {hasCode(workbook.error, 'precondition-failed') ? (
          <Notice
            tone="warning"
            live
            title={t('workbook.changed')}
            action={
              <Button small onClick={() => choose(file)}>
                {t('workbook.again')}
              </Button>
            }
          />
        ) : (
          workbook.error && <ErrorState error={workbook.error} />
        )}
        {marked.error && <ErrorState error={marked.error} />}
        {said && <Preview said={said} sheet={p.sheet} blocked={blocked} marking={marked.isPending} onMark={mark} />}
      </div>
    </Dialog>
  )
}

function Preview(p: { said: Compared; sheet: Sheet; blocked: boolean; marking: boolean; onMark: () => void }) {
  const { t } = useTranslation()
  const { said, sheet } = p
  const row = (item: string) => sheet.rows.find((r) => r.item === item)?.title ?? ''
  const column = (id: string) => sheet.columns.find((c) => c.id === id)?.title ?? id
  const wrong = said.issues.length + said.findings.length
  return (
    <>
      {said.committed ? (
        <Notice tone="good" live title={t('workbook.taken', { n: said.changes.length })} />
      ) : p.blocked ? (
        <Notice tone="bad" live title={t('workbook.blocked')} />
      ) : (
        <Notice
          live
          title={said.changes.length > 0 ? t('workbook.would', { n: said.changes.length }) : t('workbook.same')}
        />
      )}
      {wrong > 0 && (
        <Notice
          tone="warning"
          title={t('workbook.found', { n: wrong })}
          action={
            said.marked && (
              <Button small busy={p.marking} onClick={p.onMark}>
                {t('workbook.marked')}
              </Button>
            )
          }
        >
          <ul>
            {said.issues.map((i) => (
              <li key={`${i.code}${i.cell}${i.message}`}>
                {t(`class.${i.class}`)} {i.cell && <code>{i.cell}</code>} {i.message} {i.hint}
              </li>
            ))}
            {said.findings.map((f) => (
              <li key={`${f.ruleId}${f.item}${f.column}${f.message}`}>
                {t(`class.${f.class}`)} {f.message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {said.changes.length > 0 && (
        <Table
          stacked
          caption={t('workbook.changes')}
          columns={[
            { key: 'cell', title: t('workbook.cell'), cell: (c: Change) => <code>{c.cell}</code> },
            { key: 'item', title: t('sheet.item'), head: true, wide: true, cell: (c) => `${c.item} ${row(c.item)}` },
            { key: 'column', title: t('workbook.column'), cell: (c) => column(c.column) },
            {
              key: 'before',
              title: t('workbook.before'),
              number: true,
              cell: (c) => (c.before === null ? '--' : grouped(c.before)),
            },
            { key: 'after', title: t('workbook.after'), number: true, cell: (c) => grouped(c.after) },
          ]}
          rows={said.changes}
          id={(c) => `${c.item}|${c.column}`}
        />
      )}
    </>
  )
}
