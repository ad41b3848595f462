use super::*;
use crate::lang::verbs::Classes;

/// Every form of a verb, in order: present, imperfect and simple past of *je, il, nous, ils*, future and
/// conditional of *il*, participles. Forms written two ways stand with a slash.
fn paradigm(lemma: &str) -> String {
    let irregular = irregular_verbs();
    let mut given: Vec<(String, Reading)> = Vec::new();
    conjugate(lemma, &irregular, |form, reading| given.push((form.to_owned(), reading)));
    let written = |wanted: Reading| {
        let forms = given.iter().filter(|(_, reading)| *reading == wanted).map(|(form, _)| form.as_str());
        forms.collect::<Vec<_>>().join("/")
    };
    let tense = |tense, persons: &[usize]| {
        let forms = persons.iter().map(|person| written(Reading::Finite(tense, *person)));
        forms.collect::<Vec<_>>().join(" ")
    };
    let four = [FIRST, THIRD, FIRST_PLURAL, THIRD_PLURAL];
    [
        tense(Tense::Present, &four),
        tense(Tense::Imperfect, &[THIRD, FIRST_PLURAL]),
        tense(Tense::SimplePast, &four),
        tense(Tense::Future, &[THIRD, THIRD_PLURAL]),
        tense(Tense::Conditional, &[THIRD]),
        written(Reading::PresentParticiple),
        written(Reading::PastParticiple),
    ]
    .join(" | ")
}

/// The rules first, then the table. Checked verb by verb against the grammar.
const PARADIGMS: &str = "\
expliquer: explique explique expliquons expliquent | expliquait expliquions | expliquai expliqua expliquâmes expliquèrent | expliquera expliqueront | expliquerait | expliquant | expliqué/expliqués/expliquée/expliquées
commencer: commence commence commençons commencent | commençait commencions | commençai commença commençâmes commencèrent | commencera commenceront | commencerait | commençant | commencé/commencés/commencée/commencées
juger: juge juge jugeons jugent | jugeait jugions | jugeai jugea jugeâmes jugèrent | jugera jugeront | jugerait | jugeant | jugé/jugés/jugée/jugées
balayer: balaie/balaye balaie/balaye balayons balaient/balayent | balayait balayions | balayai balaya balayâmes balayèrent | balaiera/balayera balaieront/balayeront | balaierait/balayerait | balayant | balayé/balayés/balayée/balayées
appuyer: appuie appuie appuyons appuient | appuyait appuyions | appuyai appuya appuyâmes appuyèrent | appuiera appuieront | appuierait | appuyant | appuyé/appuyés/appuyée/appuyées
appeler: appelle appelle appelons appellent | appelait appelions | appelai appela appelâmes appelèrent | appellera appelleront | appellerait | appelant | appelé/appelés/appelée/appelées
rejeter: rejette rejette rejetons rejettent | rejetait rejetions | rejetai rejeta rejetâmes rejetèrent | rejettera rejetteront | rejetterait | rejetant | rejeté/rejetés/rejetée/rejetées
marteler: martèle martèle martelons martèlent | martelait martelions | martelai martela martelâmes martelèrent | martèlera martèleront | martèlerait | martelant | martelé/martelés/martelée/martelées
haleter: halète halète haletons halètent | haletait haletions | haletai haleta haletâmes haletèrent | halètera halèteront | halèterait | haletant | haleté/haletés/haletée/haletées
assener: assène assène assenons assènent | assenait assenions | assenai assena assenâmes assenèrent | assènera assèneront | assènerait | assenant | assené/assenés/assenée/assenées
asséner: assène assène assénons assènent | assénait assénions | assénai asséna assénâmes assénèrent | assénera/assènera asséneront/assèneront | assénerait/assènerait | assénant | asséné/assénés/assénée/assénées
grommeler: grommelle/grommèle grommelle/grommèle grommelons grommellent/grommèlent | grommelait grommelions | grommelai grommela grommelâmes grommelèrent | grommellera/grommèlera grommelleront/grommèleront | grommellerait/grommèlerait | grommelant | grommelé/grommelés/grommelée/grommelées
révéler: révèle révèle révélons révèlent | révélait révélions | révélai révéla révélâmes révélèrent | révélera/révèlera révéleront/révèleront | révélerait/révèlerait | révélant | révélé/révélés/révélée/révélées
alléguer: allègue allègue alléguons allèguent | alléguait alléguions | alléguai allégua alléguâmes alléguèrent | alléguera/allèguera allégueront/allègueront | alléguerait/allèguerait | alléguant | allégué/allégués/alléguée/alléguées
célébrer: célèbre célèbre célébrons célèbrent | célébrait célébrions | célébrai célébra célébrâmes célébrèrent | célébrera/célèbrera célébreront/célèbreront | célébrerait/célèbrerait | célébrant | célébré/célébrés/célébrée/célébrées
créer: crée crée créons créent | créait créions | créai créa créâmes créèrent | créera créeront | créerait | créant | créé/créés/créée/créées
nier: nie nie nions nient | niait niions | niai nia niâmes nièrent | niera nieront | nierait | niant | nié/niés/niée/niées
étonner: étonne étonne étonnons étonnent | étonnait étonnions | étonnai étonna étonnâmes étonnèrent | étonnera étonneront | étonnerait | étonnant | étonné/étonnés/étonnée/étonnées
regretter: regrette regrette regrettons regrettent | regrettait regrettions | regrettai regretta regrettâmes regrettèrent | regrettera regretteront | regretterait | regrettant | regretté/regrettés/regrettée/regrettées
coûter: coûte/coute coûte/coute coûtons/coutons coûtent/coutent | coûtait/coutait coûtions/coutions | coûtai/coutai coûta/couta coûtâmes/coutâmes coûtèrent/coutèrent | coûtera/coutera coûteront/couteront | coûterait/couterait | coûtant/coutant | coûté/couté/coûtés/coutés/coûtée/coutée/coûtées/coutées
avertir: avertis avertit avertissons avertissent | avertissait avertissions | avertis avertit avertîmes avertirent | avertira avertiront | avertirait | avertissant | averti/avertis/avertie/averties
réagir: réagis réagit réagissons réagissent | réagissait réagissions | réagis réagit réagîmes réagirent | réagira réagiront | réagirait | réagissant | réagi/réagis/réagie/réagies
avoir: ai a avons ont | avait avions | eus eut eûmes eurent | aura auront | aurait | ayant | eu/eus/eue/eues
être: suis est sommes sont | était étions | fus fut fûmes furent | sera seront | serait | étant | été
aller: vais va allons vont | allait allions | allai alla allâmes allèrent | ira iront | irait | allant | allé/allés/allée/allées
faire: fais fait faisons font | faisait faisions | fis fit fîmes firent | fera feront | ferait | faisant | fait/faits/faite/faites
pouvoir: peux peut pouvons peuvent | pouvait pouvions | pus put pûmes purent | pourra pourront | pourrait | pouvant | pu
devoir: dois doit devons doivent | devait devions | dus dut dûmes durent | devra devront | devrait | devant | dû/dus/due/dues
vouloir: veux veut voulons veulent | voulait voulions | voulus voulut voulûmes voulurent | voudra voudront | voudrait | voulant | voulu/voulus/voulue/voulues
savoir: sais sait savons savent | savait savions | sus sut sûmes surent | saura sauront | saurait | sachant | su/sus/sue/sues
voir: vois voit voyons voient | voyait voyions | vis vit vîmes virent | verra verront | verrait | voyant | vu/vus/vue/vues
valoir: vaux vaut valons valent | valait valions | valus valut valûmes valurent | vaudra vaudront | vaudrait | valant | valu/valus/value/values
venir: viens vient venons viennent | venait venions | vins vint vînmes vinrent | viendra viendront | viendrait | venant | venu/venus/venue/venues
tenir: tiens tient tenons tiennent | tenait tenions | tins tint tînmes tinrent | tiendra tiendront | tiendrait | tenant | tenu/tenus/tenue/tenues
prendre: prends prend prenons prennent | prenait prenions | pris prit prîmes prirent | prendra prendront | prendrait | prenant | pris/prise/prises
mettre: mets met mettons mettent | mettait mettions | mis mit mîmes mirent | mettra mettront | mettrait | mettant | mis/mise/mises
dire: dis dit disons disent | disait disions | dis dit dîmes dirent | dira diront | dirait | disant | dit/dits/dite/dites
prédire: prédis prédit prédisons prédisent | prédisait prédisions | prédis prédit prédîmes prédirent | prédira prédiront | prédirait | prédisant | prédit/prédits/prédite/prédites
interdire: interdis interdit interdisons interdisent | interdisait interdisions | interdis interdit interdîmes interdirent | interdira interdiront | interdirait | interdisant | interdit/interdits/interdite/interdites
lire: lis lit lisons lisent | lisait lisions | lus lut lûmes lurent | lira liront | lirait | lisant | lu/lus/lue/lues
rire: ris rit rions rient | riait riions | ris rit rîmes rirent | rira riront | rirait | riant | ri
croire: crois croit croyons croient | croyait croyions | crus crut crûmes crurent | croira croiront | croirait | croyant | cru/crus/crue/crues
connaître: connais connaît/connait connaissons connaissent | connaissait connaissions | connus connut connûmes connurent | connaîtra/connaitra connaîtront/connaitront | connaîtrait/connaitrait | connaissant | connu/connus/connue/connues
paraître: parais paraît/parait paraissons paraissent | paraissait paraissions | parus parut parûmes parurent | paraîtra/paraitra paraîtront/paraitront | paraîtrait/paraitrait | paraissant | paru/parus/parue/parues
naître: nais naît/nait naissons naissent | naissait naissions | naquis naquit naquîmes naquirent | naîtra/naitra naîtront/naitront | naîtrait/naitrait | naissant | né/nés/née/nées
vivre: vis vit vivons vivent | vivait vivions | vécus vécut vécûmes vécurent | vivra vivront | vivrait | vivant | vécu/vécus/vécue/vécues
suivre: suis suit suivons suivent | suivait suivions | suivis suivit suivîmes suivirent | suivra suivront | suivrait | suivant | suivi/suivis/suivie/suivies
conclure: conclus conclut concluons concluent | concluait concluions | conclus conclut conclûmes conclurent | conclura concluront | conclurait | concluant | conclu/conclus/conclue/conclues
perdre: perds perd perdons perdent | perdait perdions | perdis perdit perdîmes perdirent | perdra perdront | perdrait | perdant | perdu/perdus/perdue/perdues
émouvoir: émeus émeut émouvons émeuvent | émouvait émouvions | émus émut émûmes émurent | émouvra émouvront | émouvrait | émouvant | ému/émus/émue/émues
sortir: sors sort sortons sortent | sortait sortions | sortis sortit sortîmes sortirent | sortira sortiront | sortirait | sortant | sorti/sortis/sortie/sorties
partir: pars part partons partent | partait partions | partis partit partîmes partirent | partira partiront | partirait | partant | parti/partis/partie/parties
sentir: sens sent sentons sentent | sentait sentions | sentis sentit sentîmes sentirent | sentira sentiront | sentirait | sentant | senti/sentis/sentie/senties
mentir: mens ment mentons mentent | mentait mentions | mentis mentit mentîmes mentirent | mentira mentiront | mentirait | mentant | menti/mentis/mentie/menties
dormir: dors dort dormons dorment | dormait dormions | dormis dormit dormîmes dormirent | dormira dormiront | dormirait | dormant | dormi/dormis/dormie/dormies
servir: sers sert servons servent | servait servions | servis servit servîmes servirent | servira serviront | servirait | servant | servi/servis/servie/servies
mourir: meurs meurt mourons meurent | mourait mourions | mourus mourut mourûmes moururent | mourra mourront | mourrait | mourant | mort/morts/morte/mortes
courir: cours court courons courent | courait courions | courus courut courûmes coururent | courra courront | courrait | courant | couru/courus/courue/courues
boire: bois boit buvons boivent | buvait buvions | bus but bûmes burent | boira boiront | boirait | buvant | bu/bus/bue/bues
envoyer: envoie envoie envoyons envoient | envoyait envoyions | envoyai envoya envoyâmes envoyèrent | enverra enverront | enverrait | envoyant | envoyé/envoyés/envoyée/envoyées
écrire: écris écrit écrivons écrivent | écrivait écrivions | écrivis écrivit écrivîmes écrivirent | écrira écriront | écrirait | écrivant | écrit/écrits/écrite/écrites
décrire: décris décrit décrivons décrivent | décrivait décrivions | décrivis décrivit décrivîmes décrivirent | décrira décriront | décrirait | décrivant | décrit/décrits/décrite/décrites
traduire: traduis traduit traduisons traduisent | traduisait traduisions | traduisis traduisit traduisîmes traduisirent | traduira traduiront | traduirait | traduisant | traduit/traduits/traduite/traduites
craindre: crains craint craignons craignent | craignait craignions | craignis craignit craignîmes craignirent | craindra craindront | craindrait | craignant | craint/craints/crainte/craintes
plaindre: plains plaint plaignons plaignent | plaignait plaignions | plaignis plaignit plaignîmes plaignirent | plaindra plaindront | plaindrait | plaignant | plaint/plaints/plainte/plaintes
recevoir: reçois reçoit recevons reçoivent | recevait recevions | reçus reçut reçûmes reçurent | recevra recevront | recevrait | recevant | reçu/reçus/reçue/reçues
battre: bats bat battons battent | battait battions | battis battit battîmes battirent | battra battront | battrait | battant | battu/battus/battue/battues
répondre: réponds répond répondons répondent | répondait répondions | répondis répondit répondîmes répondirent | répondra répondront | répondrait | répondant | répondu/répondus/répondue/répondues
prétendre: prétends prétend prétendons prétendent | prétendait prétendions | prétendis prétendit prétendîmes prétendirent | prétendra prétendront | prétendrait | prétendant | prétendu/prétendus/prétendue/prétendues
interrompre: interromps interrompt interrompons interrompent | interrompait interrompions | interrompis interrompit interrompîmes interrompirent | interrompra interrompront | interromprait | interrompant | interrompu/interrompus/interrompue/interrompues
offrir: offre offre offrons offrent | offrait offrions | offris offrit offrîmes offrirent | offrira offriront | offrirait | offrant | offert/offerts/offerte/offertes
découvrir: découvre découvre découvrons découvrent | découvrait découvrions | découvris découvrit découvrîmes découvrirent | découvrira découvriront | découvrirait | découvrant | découvert/découverts/découverte/découvertes
sourire: souris sourit sourions sourient | souriait souriions | souris sourit sourîmes sourirent | sourira souriront | sourirait | souriant | souri
reconnaître: reconnais reconnaît/reconnait reconnaissons reconnaissent | reconnaissait reconnaissions | reconnus reconnut reconnûmes reconnurent | reconnaîtra/reconnaitra reconnaîtront/reconnaitront | reconnaîtrait/reconnaitrait | reconnaissant | reconnu/reconnus/reconnue/reconnues
promettre: promets promet promettons promettent | promettait promettions | promis promit promîmes promirent | promettra promettront | promettrait | promettant | promis/promise/promises
prévenir: préviens prévient prévenons préviennent | prévenait prévenions | prévins prévint prévînmes prévinrent | préviendra préviendront | préviendrait | prévenant | prévenu/prévenus/prévenue/prévenues
soutenir: soutiens soutient soutenons soutiennent | soutenait soutenions | soutins soutint soutînmes soutinrent | soutiendra soutiendront | soutiendrait | soutenant | soutenu/soutenus/soutenue/soutenues
souvenir: souviens souvient souvenons souviennent | souvenait souvenions | souvins souvint souvînmes souvinrent | souviendra souviendront | souviendrait | souvenant | souvenu/souvenus/souvenue/souvenues
démentir: démens dément démentons démentent | démentait démentions | démentis démentit démentîmes démentirent | démentira démentiront | démentirait | démentant | démenti/démentis/démentie/démenties
élire: élis élit élisons élisent | élisait élisions | élus élut élûmes élurent | élira éliront | élirait | élisant | élu/élus/élue/élues
comprendre: comprends comprend comprenons comprennent | comprenait comprenions | compris comprit comprîmes comprirent | comprendra comprendront | comprendrait | comprenant | compris/comprise/comprises
apercevoir: aperçois aperçoit apercevons aperçoivent | apercevait apercevions | aperçus aperçut aperçûmes aperçurent | apercevra apercevront | apercevrait | apercevant | aperçu/aperçus/aperçue/aperçues
atteindre: atteins atteint atteignons atteignent | atteignait atteignions | atteignis atteignit atteignîmes atteignirent | atteindra atteindront | atteindrait | atteignant | atteint/atteints/atteinte/atteintes
rejoindre: rejoins rejoint rejoignons rejoignent | rejoignait rejoignions | rejoignis rejoignit rejoignîmes rejoignirent | rejoindra rejoindront | rejoindrait | rejoignant | rejoint/rejoints/rejointe/rejointes
convaincre: convaincs convainc convainquons convainquent | convainquait convainquions | convainquis convainquit convainquîmes convainquirent | convaincra convaincront | convaincrait | convainquant | convaincu/convaincus/convaincue/convaincues
prévoir: prévois prévoit prévoyons prévoient | prévoyait prévoyions | prévis prévit prévîmes prévirent | prévoira prévoiront | prévoirait | prévoyant | prévu/prévus/prévue/prévues";

#[test]
fn paradigms() {
    for line in PARADIGMS.lines() {
        let (lemma, expected) = line.split_once(": ").expect("the table has a lemma in every line");
        assert_eq!(paradigm(lemma), expected, "{lemma}");
    }
}

#[test]
fn the_second_person_of_irregular_verbs() {
    let irregular = irregular_verbs();
    for (lemma, singular, plural) in [
        ("être", "es", "êtes"),
        ("avoir", "as", "avez"),
        ("aller", "vas", "allez"),
        ("faire", "fais", "faites"),
        ("dire", "dis", "dites"),
        ("prédire", "prédis", "prédisez"),
        ("vouloir", "veux", "voulez"),
        ("commencer", "commences", "commencez"),
        ("nager", "nages", "nagez"),
    ] {
        let mut found = Vec::new();
        conjugate(lemma, &irregular, |form, reading| {
            if matches!(reading, Reading::Finite(Tense::Present, SECOND | SECOND_PLURAL)) {
                found.push(form.to_owned());
            }
        });
        assert_eq!(found, [singular, plural], "{lemma}");
    }
}

/// The written rows of a list, comments left out.
fn rows(list: &'static str) -> Vec<&'static str> {
    lines(list).collect()
}

#[test]
fn the_list_is_whole_and_sorted() {
    let rows = rows(VERBS);
    assert_eq!(rows.len(), 267);
    assert!(rows.is_sorted());
    for row in &rows {
        let columns: Vec<_> = row.split('\t').collect();
        let [lemma, class, register] = columns[..] else { panic!("{row}: three columns") };
        assert!(
            ["T", "C", "I", "N"].contains(&class) && ["n", "j", "e", "s", "f"].contains(&register),
            "{row}"
        );
        assert_eq!(
            rows.iter().filter(|other| other.starts_with(&[lemma, "\t"].concat())).count(),
            1,
            "{row}"
        );
    }
    for (class, n_verbs) in [("T", 104), ("C", 92), ("I", 45), ("N", 26)] {
        let found = rows.iter().filter(|row| row.split('\t').nth(1) == Some(class)).count();
        assert_eq!(found, n_verbs, "{class}");
    }
}

#[test]
fn every_verb_has_its_forms() {
    let table = french_verbs();
    let irregular = irregular_verbs();
    for verb in speech_verbs(VERBS) {
        let infinitive = table.get(verb.lemma).expect("an infinitive is a form");
        assert!(
            infinitive.moods.any(Moods::INFINITIVE) && infinitive.classes.any(verb.classes),
            "{}",
            verb.lemma
        );
        let mut n_forms = [0; 4];
        conjugate(verb.lemma, &irregular, |form, reading| {
            let place = match reading {
                Reading::Finite(_, THIRD | THIRD_PLURAL) => 0,
                Reading::Finite(_, FIRST | FIRST_PLURAL) => 1,
                Reading::PresentParticiple => 2,
                Reading::PastParticiple => 3,
                Reading::Infinitive | Reading::Finite(..) => return,
            };
            n_forms[place] += 1;
            if let Some((moods, _)) = speech_reading(reading) {
                assert!(table.get(form).is_some_and(|found| found.moods.any(moods)), "{form}");
            }
        });
        assert!(n_forms[0] >= 10 && n_forms[1] >= 10 && n_forms[2] >= 1 && n_forms[3] >= 1, "{}", verb.lemma);
    }
}

#[test]
fn forms_are_single_lower_case_words() {
    let irregular = irregular_verbs();
    let speech = speech_verbs(VERBS).map(|verb| verb.lemma);
    for lemma in speech.chain(common_verbs(COMMON_VERBS).filter_map(|line| line.lemma)) {
        conjugate(lemma, &irregular, |form, _| {
            assert!(form.chars().all(|letter| letter.is_alphabetic() && letter.is_lowercase()), "{form}");
            assert!(unicode_normalization::is_nfc(form), "{form}");
        });
    }
}

#[test]
fn the_number_of_forms_is_that_of_a_full_dictionary() {
    // A dictionary with one spelling for each form has 4,148 in the infinitive, the third persons and the
    // participles; the second spellings of some forty verbs come on top.
    let table = french_verbs();
    let irregular = irregular_verbs();
    let mut forms = Vec::new();
    for verb in speech_verbs(VERBS) {
        conjugate(verb.lemma, &irregular, |form, reading| {
            if !matches!(reading, Reading::Finite(_, FIRST | SECOND | FIRST_PLURAL | SECOND_PLURAL)) {
                forms.push(form.to_owned());
            }
        });
    }
    forms.sort();
    forms.dedup();
    assert!((4148..4400).contains(&forms.len()), "{}", forms.len());
    assert!(table.n_forms_of_speech() > forms.len(), "the first person comes on top");
}

#[test]
fn every_row_of_the_table_serves_a_verb() {
    let irregular = irregular_verbs();
    assert_eq!(irregular.len(), rows(IRREGULAR).len());
    assert!(rows(IRREGULAR).is_sorted());
    let speech = speech_verbs(VERBS).map(|verb| verb.lemma);
    let lemmas: Vec<_> = speech.chain(common_verbs(COMMON_VERBS).filter_map(|line| line.lemma)).collect();
    for row in &irregular {
        let serves = |lemma: &&str| {
            find_irregular(lemma, &irregular).is_some_and(|(_, found)| found.ending == row.ending)
        };
        assert!(lemmas.iter().any(serves), "{}", row.ending);
    }
    // A longer verb must not fall into the row of a shorter one.
    for (lemma, ending) in [
        ("aller", Some("^aller")),
        ("installer", None),
        ("écrire", Some("crire")),
        ("reconnaître", Some("connaître")),
        ("surprendre", Some("prendre")),
        ("rendre", Some("endre")),
        ("savoir", Some("savoir")),
        ("garantir", None),
        ("définir", None),
    ] {
        assert_eq!(find_irregular(lemma, &irregular).map(|(_, row)| row.ending), ending, "{lemma}");
    }
}

#[test]
fn readings() {
    let table = french_verbs();
    let (third, first) = (Moods::THIRD, Moods::FIRST);
    let past = Moods::PAST_PARTICIPLE;
    for (form, classes, moods, number) in [
        ("dit", Classes::REPORTING, third.union(past), "singular"),
        ("dis", Classes::REPORTING, first, ""),
        ("disent", Classes::REPORTING, third, "plural"),
        ("dirai", Classes::default(), Moods::default(), ""),
        ("expliquai", Classes::REPORTING, first, ""),
        ("explique", Classes::REPORTING, third.union(first), "singular"),
        ("commente", Classes::COMMENT, third.union(first), "singular"),
        ("souffla", Classes::COMMENT, third, "singular"),
        ("sourirent", Classes::MANNER, third, "plural"),
        ("souri", Classes::MANNER, past, ""),
        ("dénonçant", Classes::COMMENT, Moods::PRESENT_PARTICIPLE, ""),
        ("accuser", Classes::JUDGEMENT, Moods::INFINITIVE, ""),
        ("vante", Classes::JUDGEMENT.union(Classes::REPORTING), third.union(first), "singular"),
        ("rit", Classes::MANNER, third, "singular"),
    ] {
        let found = table.get(form).unwrap_or_default();
        assert_eq!((found.classes, found.moods), (classes, moods), "{form}");
        assert_eq!((found.singular, found.plural), (number == "singular", number == "plural"), "{form}");
    }
}

#[test]
fn pronominal_only() {
    let table = french_verbs();
    for (form, expected) in [
        ("étonne", true),
        ("étonnée", true),
        ("souvient", true),
        ("émeut", true),
        ("émue", true),
        ("plaint", true),
        ("targue", true),
        ("demande", false),
        ("confie", false),
        ("rappelle", false),
        ("justifie", false),
        ("défend", false),
        ("vante", false),
        ("dit", false),
    ] {
        assert_eq!(table.get(form).map(|found| found.pronominal_only), Some(expected), "{form}");
    }
}

#[test]
fn other_words_are_not_forms() {
    let table = french_verbs();
    for word in
        "être est avoir a avait fait faire va donne mange dises ditent ditez rie souries appele jetera \
                 révèla commenca jugons balaiait mettrent interrompe\u{301} DIT"
            .split_whitespace()
            .chain(["se vanter", "s'étonner", ""])
    {
        assert_eq!(table.get(word), None, "{word}");
    }
}

#[test]
fn common_finite_forms() {
    let table = french_verbs();
    for form in "est sont sommes suis était seront fut a ai avons ont avait aurait va vont ira fait fais font \
         peut peux pouvons doit devront veut voulons veux sait faut fallait vient vinrent voit prend met \
         tient vivent vécut passe donne devient rend perd mourut naît permet essaie essaye préfèrera préférera"
        .split_whitespace()
    {
        assert!(table.is_common_finite(form), "{form}");
    }
    for word in "être état été avions porte marche compte part cours court sens entre offre aide place mis pris \
         construit produit permis choisis étant ayant dû vu pu faits passions portions visions vis dit explique"
        .split_whitespace()
    {
        assert!(!table.is_common_finite(word), "{word}");
    }
}

#[test]
fn the_common_list_is_sorted_and_its_marks_hit() {
    let lines = rows(COMMON_VERBS);
    assert!(lines.is_sorted());
    let irregular = irregular_verbs();
    let speech: Vec<_> = speech_verbs(VERBS).map(|verb| verb.lemma).collect();
    for (line, verb) in lines.iter().zip(common_verbs(COMMON_VERBS)) {
        let Some(lemma) = verb.lemma else { continue };
        assert!(!speech.contains(&lemma) || lemma == "mettre", "{lemma} is a verb of speech");
        let mut forms = Vec::new();
        conjugate(lemma, &irregular, |form, _| forms.push(form.to_owned()));
        assert!(forms.len() > 30, "{lemma}");
        for mark in line.split(' ').skip(1) {
            assert!(forms.iter().any(|form| Some(form.as_str()) == mark.get(1..)), "{lemma} has no {mark}");
        }
    }
}
