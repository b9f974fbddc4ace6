/** What the values of fields say about the type of an item. `*` stands for any ending. */
import type { ItemType } from '../../model/schema.ts'
import { readerOf } from './words-in.ts'

/** In the order in which they decide: a security bug is a risk, a bug in the documentation a defect. */
const WORDS: Readonly<Record<ItemType, string>> = {
  risk: `
    secur*, risk*, vulnerab*, cve, complian*, audit*, privacy, gdpr, fraud, pentest, regulat*,
    sicherheit, risiko, datenschutz, dsgvo, securite, risque, conformite, rgpd, seguridad, riesgo,
    sicurezza, rischio, seguranca, risco, 安全, 风险`,
  defect: `
    bug, bugs, defect*, incident*, error, errors, fault, failure, problem*, hotfix, regression,
    outage,
    fehler, storung, mangel, anomalie, defaut, panne, erreur, defecto, fallo, incidencia, difetto,
    guasto, defeito, falha, storing, fout, ошибка, 缺陷, 故障, バグ, 障害`,
  debt: `
    debt, tech debt, technical debt, refactor*, chore, chores, maintenance, upgrade, cleanup,
    clean up, migration, upkeep, infrastructure,
    schulden, wartung, aufraumen, dette, entretien, deuda, mantenimiento, debito, manutenzione,
    divida, manutencao, onderhoud, 技术债, 重构`,
  feature: `
    feature*, story, stories, user story, epic, epics, enhancement*, improvement*, request,
    capability, requirement*, product backlog item, new function*,
    anforderung, funktion, verbesserung, wunsch, fonctionnalite, recit, amelioration, demande,
    funcionalidad, historia, mejora, funzionalita, storia, funcionalidade, melhoria, verzoek, 需求,
    功能, 機能, 要望`,
}

/** What a value says; null if it says nothing that is known. */
export const typeSaidBy = readerOf(WORDS)
