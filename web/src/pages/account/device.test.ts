import { expect, it } from 'vitest'
import { device } from './device'

it('names the browser and the system', () => {
  const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0.4430.212 Safari/537.36'
  expect(device(`Mozilla/5.0 (X11; Linux x86_64) ${chrome}`)).toBe('Chrome 90 · Linux')
  expect(device(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/90.0.818.66`)).toBe('Edge 90 · Windows')
  expect(
    device(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.0 Mobile/15E148 Safari/604.1',
    ),
  ).toBe('Safari 16 · iOS')
  expect(device('wanmu-robot')).toBe('wanmu-robot')
})
