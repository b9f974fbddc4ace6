import { ActionIcon, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'

const SCHEMES: Readonly<
  Record<MantineColorScheme, { next: MantineColorScheme; says: string; Icon: typeof IconSun }>
> = {
  auto: { next: 'light', says: 'as the system', Icon: IconDeviceDesktop },
  light: { next: 'dark', says: 'light', Icon: IconSun },
  dark: { next: 'auto', says: 'dark', Icon: IconMoon },
}

/** Goes round: as the system, light, dark. */
export const SchemeToggle = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { next, says, Icon } = SCHEMES[colorScheme]
  const label = `Colours: ${says}. Change to ${SCHEMES[next].says}`
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(next)}
    >
      <Icon size={19} stroke={1.7} aria-hidden="true" />
    </ActionIcon>
  )
}
