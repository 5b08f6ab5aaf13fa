import { accounts } from './accounts.mjs'
import { estimate } from './estimate.mjs'
import { evidence } from './evidence.mjs'
import { faults } from './faults.mjs'
import { firstRun } from './first-run.mjs'
import { hostile } from './hostile.mjs'
import { keyboard } from './keyboard.mjs'
import { pulling } from './pulling.mjs'
import { review } from './review.mjs'
import { trail } from './trail.mjs'
import { twoPersons } from './two-persons.mjs'
import { typing } from './typing.mjs'
import { viewing } from './viewing.mjs'
import { workbook } from './workbook.mjs'

/** The acts in the order of the journey: each needs what those before it did. */
export const ACTS = {
  firstRun,
  accounts,
  typing,
  faults,
  workbook,
  review,
  evidence,
  pulling,
  twoPersons,
  keyboard,
  estimate,
  hostile,
  trail,
  viewing,
}
