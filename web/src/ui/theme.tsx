// The look of the widgets, and the nonce their styles carry.
import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import { nonce } from '../boot'

// Deeper tones than the defaults, so that text on them has contrast enough.
const token = {
  colorPrimary: '#0b5cad',
  colorLink: '#0b5cad',
  colorError: '#b42318',
  colorWarning: '#8a5a00',
  colorSuccess: '#1a6b3c',
  colorText: '#1b1f24',
  colorTextSecondary: '#4a5159',
  colorTextTertiary: '#5b636c',
  colorTextDescription: '#4a5159',
  colorTextPlaceholder: '#646c75',
  colorTextDisabled: '#5f6770',
  colorBorder: '#8a929b',
  fontSize: 14,
  fontSizeSM: 14,
  borderRadius: 4,
  controlHeight: 34,
  controlHeightSM: 28,
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
  motion: typeof matchMedia === 'undefined' || !matchMedia('(prefers-reduced-motion: reduce)').matches,
}

/** The widgets say nothing by themselves: every text is ours, so the library's languages are not loaded. */
export function Theme({ children }: { children: ReactNode }) {
  const value = nonce()
  return (
    <ConfigProvider
      csp={value ? { nonce: value } : undefined}
      theme={{ token }}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  )
}
