/** Which folders are maps, in a workspace that may have one, several or no folders. */
import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { MapFolder, pathOfUri } from './map-folder.ts'

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/**
 * The map of a folder of the workspace: what the editor's setting names, else its folder `map`, else the
 * folder itself.
 *
 * @param setting Path of the map from the folder.
 */
export const mapIn = (folder: string, setting: string | undefined): MapFolder => {
  if (setting !== undefined) return new MapFolder(resolve(folder, setting), true)
  const inside = join(folder, 'map')
  return isFolder(inside) ? new MapFolder(inside, true) : new MapFolder(folder, false)
}

/** The map of a file that lies in no folder of the workspace: the files beside it. */
export const mapBeside = (uri: string): MapFolder | null => {
  const path = pathOfUri(uri)
  return path === null ? null : new MapFolder(dirname(path), false)
}

/** The map that holds a file, and the file's name in it; of maps within each other, the innermost. */
export const mapOf = (
  maps: Iterable<MapFolder>,
  uri: string,
): { readonly map: MapFolder; readonly file: string } | null => {
  let found: { map: MapFolder; file: string } | null = null
  for (const map of maps) {
    const file = map.fileOf(uri)
    if (file !== null && (found === null || map.root.length > found.map.root.length)) found = { map, file }
  }
  return found
}
