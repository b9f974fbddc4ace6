/** What the names of statuses say, in the languages in which tools are used most. `*` stands for any ending. */
import type { ProposedState } from './answer.ts'
import { readerOf } from './words-in.ts'

/**
 * In the order in which they decide: `Closed – won’t do` is canceled, `Ready for test` waits, `Development done` is not
 * development any more.
 */
const WORDS: Readonly<Record<ProposedState, string>> = {
  canceled: `
    cancel*, reject*, declin*, abandon*, withdrawn, won t, wont, obsolete, duplicate, invalid,
    discard*, removed,
    abgebrochen, abgelehnt, verworfen, storniert, annule*, rejete*, rechazad*, descartad*,
    annullat*, rifiutat*,
    rejeitad*, geannuleerd, afgewezen, anulowan*, odrzucon*, отменен*, отклонен*, 取消, 拒绝, キャンセル, 却下`,
  paused: `
    block*, on hold, hold, paused, suspend*, impediment*, impeded, deferred, parked, stalled,
    blockiert, pausiert, zuruckgestellt, angehalten, bloque*, en pause, suspendu*, en pausa,
    suspendid*,
    bloccat*, sospes*, in pausa, bloquead*, suspens*, geblokkeerd, gepauzeerd, wstrzyman*,
    zablokowan*,
    заблокирован*, приостановлен*, 阻塞, 挂起, 暂停, 保留, ブロック`,
  waiting: `
    ready, wait*, await*, pending, queue*, selected, committed, planned, scheduled, assigned,
    reopened, next, to be, to review, to test,
    bereit, wartet, warten*, wartend, geplant, zugewiesen, eingeplant, wieder geoffnet, pret,
    en attente, planifie*, assigne*,
    listo, en espera, esperando, pendiente, planificad*, asignad*, pronto, in attesa, pianificat*,
    aguardando, planejad*,
    klaar voor, wacht*, gepland, oczekuj*, gotow* do, ожида*, запланирован*, 等待, 待测试, 待评审, 待ち, 待機`,
  done: `
    done, closed, resolved, complete*, finished, released, shipped, delivered, deployed, live,
    fixed, merged, accepted,
    fertig, erledigt, geschlossen, abgeschlossen, gelost, behoben, ausgeliefert, termine*, ferme*,
    clos, cloture*, resolu*, livre*, fait,
    hecho, terminad*, cerrad*, resuelt*, completad*, finalizad*, fatto, chius*, risolt*, completat*,
    concluid*, feito, fechad*, resolvid*,
    gereed, klaar, gesloten, opgelost, afgerond, zakonczon*, zamkniet*, gotowe, готово, закрыт*,
    выполнен*, решен*, 完成, 关闭, 已解决, 完了`,
  new: `
    new, open, opened, backlog, to do, todo, created, submitted, reported, draft, idea, ideas,
    proposed, inbox, funnel, not started, registered,
    neu, offen, erfasst, angelegt, eingegangen, entwurf, zu erledigen, nouveau, nouvelle, ouvert*,
    a faire, cree*, soumis*, brouillon,
    nuevo, nueva, abiert*, por hacer, cread*, borrador, nuovo, nuova, aperto, aperta, da fare,
    bozza, novo, nova, abert*, a fazer, rascunho,
    nieuw, te doen, nowy, nowe, do zrobienia, новый, новая, открыт*, к выполнению, 待办, 新建, 未着手, 新規`,
  active: `
    in progress, progress, doing, develop*, implement*, coding, build*, in build, review*, test*,
    analysis, analy*, design*, active, working, started,
    verif*, qa, validat*, investigat*, deploying, in flight, wip, underway, in arbeit, arbeit,
    bearbeitung, entwicklung, umsetzung, prufung, in prufung, aktiv, laufend, abnahme,
    en cours, developpement, revue, recette, analyse, en curso, en progreso, desarrollo, revision,
    prueba*, in corso, sviluppo, revisione, collaudo,
    em andamento, em progresso, desenvolvimento, revisao, teste*, bezig, in behandeling,
    ontwikkeling, w toku, w trakcie, в работе, разработк*, тестирован*, 进行, 开发, 测试, 评审, 進行中, 作業中,
    対応中`,
}

/** What the name of a status says; null if it says nothing that is known. */
export const stateSaidBy = readerOf(WORDS)
