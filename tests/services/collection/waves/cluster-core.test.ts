import { expect, test } from 'vitest'

import { clusterCore } from '#app/services/collection/waves/cluster-core.ts'

const place = (
  code: string,
  nameZh: string,
  clusterCoreCodes: string,
  latitude: number,
  longitude: number,
) => ({
  code,
  nameZh,
  nameEn: nameZh,
  clusterCoreCodes,
  latitude,
  longitude,
})
const guangzhou = place('440100', '广州市', '440100 440300', 23.1, 113.3)
const shenzhen = place('440300', '深圳市', '440100 440300', 22.5, 114.1)
const foshan = place('440600', '佛山市', '440100 440300', 23.0, 113.1)
const huizhou = place('441300', '惠州市', '440100 440300', 23.1, 114.4)
const lone = place('540100', '拉萨市', '', 29.7, 91.1)
const all = [guangzhou, shenzhen, foshan, huizhou, lone]

test('a city is asked about the nearest core of its cluster, by the name people use', () => {
  expect(clusterCore(foshan, all)?.['zh-CN']).toBe('广州')
  expect(clusterCore(huizhou, all)?.['zh-CN']).toBe('深圳')
})

test('a core city, and a city of no cluster, are asked in general words', () => {
  expect(clusterCore(shenzhen, all)).toBeNull()
  expect(clusterCore(lone, all)).toBeNull()
})
