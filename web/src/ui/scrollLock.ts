// Keeps the page still behind a dialog. The library's own way writes a style without a nonce, which the policy blocks.
import { useLayoutEffect } from 'react'

let locks = 0

export default function useScrollLock(lock?: boolean): void {
  useLayoutEffect(() => {
    if (!lock) return
    locks++
    document.body.classList.add('still')
    return () => {
      locks--
      if (locks === 0) document.body.classList.remove('still')
    }
  }, [lock])
}
