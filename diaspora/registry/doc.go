// Package registry models registers of a diaspora: the persons who register, who
// of them may be looked for and found, and which entries are the same person.
//
// # Persons
//
// A [Person] is an entry of a register. It prints, logs and marshals as "person
// (redacted)", wherever it lies. What the person said is [Disclosed]: the record
// to fill in, and what [Person.Disclose] returns to whoever asks by name. Errors,
// findings, explanations and clusters hold no personal value; they name fields,
// levels and places in a list. [Person.UsableFor] and [Person.TransferableTo]
// answer whether a consent to a purpose holds on a day.
//
// A [Register] finds persons by skill, occupation, place, education, language and
// willingness, and leaves out, counted, those without consent to the purpose of
// the search.
//
// # Names
//
// A [System] writes the names of one language in Latin letters, since the same
// letter has different values by language, and makes keys for comparison:
//
//	           Latin                 Key
//	Ђоковић    Đoković               djokovic
//	Đoković    Đoković               djokovic
//	Djokovic   Djokovic              djokovic
//	DOKOVIC    DOKOVIC               dokovic
//
// The last one is found by similarity: [Jaro] and [JaroWinkler] count letters.
// The text itself stays with the record; a key is no name.
//
// # Duplicates
//
// A [Model] judges pairs of records by Fellegi and Sunter: each field adds the
// logarithm of m/u of the level it shows, in bits, a missing value nothing. Its
// probabilities are given; [Score] says what each field adds. A [Linker] finds
// the pairs worth judging by passes over keys, so that 100,000 records need no
// comparison of all with all, and sorts the records into persons. Pairs that are
// judged to be two persons inside one cluster are reported as conflicts. What it
// leaves out, it counts. [Size.Persons] gives the number of persons that coverage
// and growth of the register are about.
//
// # Left out
//
// Estimating m and u, adjustment for frequent names, phonetic codes, given names
// and their short forms, keeping of consents, contact addresses, sex, storage.
// Tables of letters are here for Bulgarian, Georgian, Macedonian, Russian,
// Serbian, Tajik and Ukrainian; [System.With] takes further letters. Languages
// in Latin letters, such as Albanian and Turkish, need none.
//
// # Sources
//
// The record follows the diaspora register of Kosovo* as reported by IOM (project
// Diaspora Engagement for Economic Development, 2014-2016) and the IOM Data
// Protection Manual (2010). (Kosovo*: references to Kosovo are in the context of
// United Nations Security Council resolution 1244 (1999).) The tables of letters
// and the methods name their sources where they stand.
package registry
