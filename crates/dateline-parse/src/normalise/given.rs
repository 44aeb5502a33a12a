//! Given names, which tell the names of people in lines all in capitals.
//!
//! Dictionaries know many of them as words ("hector", "mike", "victor"), so capitals alone do not tell them. Common
//! given names of English, Spanish, Portuguese, French and Arabic, from general knowledge; those that are everyday
//! words of news ("mark", "will", "angel", "said") are left out.

/// Whether a word in small letters is a common given name.
pub(super) fn is_given(word: &str) -> bool {
    GIVEN.split(' ').any(|listed| listed == word)
}

/// Whether a word in small letters can be the surname behind a given name: no word of a sentence that goes on.
pub(super) fn may_be_surname(word: &str) -> bool {
    word.len() > 2
        && !word.ends_with("ed")
        && !word.ends_with("ing")
        && !IRREGULAR.split(' ').any(|listed| listed == word)
}

const GIVEN: &str = "\
    aaron abdel abdul abdullah abel abigail abraham adam adan adela adolfo adrian \
    adriana agustin ahmad ahmed aicha alain alan albert alberto alejandra alejandro \
    alex alexander alexandra alfonso alfred alfredo ali alice alicia alonso alvaro \
    amalia amanda amelia amin amina amparo ana anastasio andre andrea andres andrew \
    angela anibal anita ann anna anne anthony antoine antonia antonio armando arnaldo \
    arnold arthur arturo augusto aurelio barbara bartolome beatriz belisario benito \
    benjamin bernard bernardo bertha brenda brent brian bruce bruno camilo carla \
    carlos carmen carol carolina caroline catalina catherine cecilia cesar charles \
    christian christina christopher clara claudia claudio clemente conrado cristian \
    cristina cristobal daniel daniela dario david deborah delia diana diego dolores \
    donald dora dorothy douglas edgar edgardo edmundo eduardo edward efrain elena \
    eleanor elias elisa elizabeth eloy elsa emilia emilio emma enrique eric ernesto \
    ernest esteban esther eugenia eugenio eva evaristo fabian fabio fatima federico \
    felipe felix fermin fernanda fernando fidel flavio florencio francis francisco \
    frederick freddy gabriel gabriela gary george gerald gerardo german gilberto \
    gilda gladys gloria gonzalo gregorio gregory guadalupe guillermo gustavo hamid \
    harold harry hassan hector helen henry herbert heriberto hernan hilda horacio \
    howard hugo humberto hussein ibrahim ignacio ines irene irma isaac isabel ismael \
    israel ivan jacob jacobo jacqueline jaime jairo james jane janet javier jean \
    jeffrey jennifer jesus jim jimmy joan joao joaquin joel john jorge jose joseph \
    josephine joshua juan juana judith julia julian julie julio justo karen karim \
    kenneth kevin khaled khalid larry laura leonardo leonel leonor leopoldo leslie \
    lidia linda lisa lorenzo louis louise lucas lucia lucio luis luisa luz magdalena \
    mahmoud manuel marcela marcelo marco marcos margaret margarita maria mariana \
    mariano mario marisol marta martha martin mary mateo matthew mauricio maximo \
    mercedes michael michel miguel mike milton miriam mohamed mohammed monica moses \
    muhammad mustafa nancy narciso natalia nelson nestor nicholas nicolas noel nora \
    norma octavio omar orlando oscar osvaldo pablo pamela patricia patrick paul paula \
    paulo pedro peter philip philippe pierre rafael ramiro ramon raquel raul raymond \
    rebecca reinaldo rene ricardo richard rigoberto rita robert roberto rodolfo \
    rodrigo rogelio roger rolando roman ronald rosa rosario ruben rudolfo ruth salem \
    salim salvador samir samuel sandra santiago sara sarah sebastian segundo sergio \
    sharon silvia simon sofia sonia stephen steven susan susana sylvia teresa thomas \
    timothy tomas umberto ursula valentin vicente victor victoria vincent violeta \
    virginia virgilio vladimir waldemar walter wilfredo william xavier yasser yolanda \
    youssef yusuf";

/// Past forms that do not end in "-ed", and the words of office and trade that follow a name.
const IRREGULAR: &str = "\
    said told left went met took gave made saw came held spoke sent put ran began fled \
    fell led lost paid sold shot won wrote read knew kept found felt thought became \
    brought bought built caught chose cut drew drove fought got grew had heard hid hit \
    hurt let meant quit rose sat set shut slept sought stood stole struck swore taught \
    threw understood wore says tells also today yesterday tonight now then here \
    however meanwhile recently apparently allegedly reportedly forces guerrillas \
    rebels troops soldiers police sources spokesman spokesmen group front government \
    administration regime army";
