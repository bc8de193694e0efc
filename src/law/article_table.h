/* Where each rule stands.
 *
 * EL(rule, article of the 2020 text, paragraph or 0)      选举法; the numbers of 2015 and 2010 follow, see
 *                                                        law_el_article
 * OL(rule, 2004 and 2015 article, 2022 article, paragraph of 2022 or 0; 0 for "not in that text")      组织法
 * DL(rule, 2010 and 2015 article, 2025 article, paragraph of 2025 or 0)                                代表法
 * OTHER(rule, text)                                       what stands in one text for all times
 * LOCAL(rule)                                             only provinces have it: the province's file cites it
 *
 * Paragraphs (款) are those of the 2020, 2022 and 2025 texts; the renumbering moved articles, not paragraphs. */
#ifndef LAW_ARTICLE_TABLE_H
#define LAW_ARTICLE_TABLE_H

#define ARTICLES(EL, OL, DL, OTHER, LOCAL)                                                                             \
    EL(R01, 3, 2)                                                                                                      \
    EL(R02, 5, 0)                                                                                                      \
    EL(R03, 4, 1)                                                                                                      \
    EL(R04, 4, 2)                                                                                                      \
    EL(R05, 27, 2)                                                                                                     \
    OTHER(R06, "直接选举若干规定1983 第4项")                                                                           \
    EL(R07, 10, 2)                                                                                                     \
    EL(R08, 10, 1)                                                                                                     \
    EL(R09, 12, 0)                                                                                                     \
    EL(R10, 12, 0)                                                                                                     \
    EL(R11, 12, 0)                                                                                                     \
    EL(R12, 12, 0)                                                                                                     \
    EL(R13, 12, 0)                                                                                                     \
    EL(R14, 12, 0)                                                                                                     \
    EL(R15, 12, 0)                                                                                                     \
    EL(R16, 12, 0)                                                                                                     \
    EL(R17, 12, 3)                                                                                                     \
    EL(R18, 12, 0)                                                                                                     \
    EL(R19, 12, 0)                                                                                                     \
    EL(R20, 13, 0)                                                                                                     \
    EL(R21, 14, 1)                                                                                                     \
    EL(R22, 14, 2)                                                                                                     \
    EL(R23, 15, 1)                                                                                                     \
    EL(R24, 26, 0)                                                                                                     \
    EL(R25, 19, 2)                                                                                                     \
    EL(R26, 19, 4)                                                                                                     \
    EL(R27, 19, 3)                                                                                                     \
    EL(R28, 19, 3)                                                                                                     \
    EL(R29, 25, 2)                                                                                                     \
    EL(R30, 28, 0)                                                                                                     \
    EL(R31, 29, 0)                                                                                                     \
    EL(R32, 29, 0)                                                                                                     \
    EL(R33, 29, 0)                                                                                                     \
    EL(R34, 29, 0)                                                                                                     \
    EL(R35, 30, 2)                                                                                                     \
    EL(R36, 30, 3)                                                                                                     \
    EL(R37, 30, 3)                                                                                                     \
    EL(R38, 31, 2)                                                                                                     \
    EL(R39, 31, 2)                                                                                                     \
    EL(R40, 32, 1)                                                                                                     \
    EL(R41, 32, 1)                                                                                                     \
    EL(R42, 32, 1)                                                                                                     \
    OTHER(R43, "直接选举若干规定1983 第10项")                                                                          \
    EL(R44, 34, 0)                                                                                                     \
    EL(R45, 35, 0)                                                                                                     \
    EL(R46, 37, 0)                                                                                                     \
    EL(R47, 38, 0)                                                                                                     \
    LOCAL(R48)                                                                                                         \
    EL(R49, 40, 1)                                                                                                     \
    EL(R50, 40, 2)                                                                                                     \
    EL(R51, 41, 0)                                                                                                     \
    EL(R52, 42, 0)                                                                                                     \
    EL(R53, 42, 0)                                                                                                     \
    EL(R54, 43, 2)                                                                                                     \
    EL(R55, 43, 1)                                                                                                     \
    EL(R56, 44, 1)                                                                                                     \
    EL(R57, 44, 2)                                                                                                     \
    EL(R58, 45, 1)                                                                                                     \
    EL(R59, 45, 1)                                                                                                     \
    EL(R60, 45, 2)                                                                                                     \
    EL(R61, 45, 3)                                                                                                     \
    EL(R62, 45, 3)                                                                                                     \
    EL(R63, 45, 4)                                                                                                     \
    EL(R64, 45, 4)                                                                                                     \
    EL(R65, 45, 5)                                                                                                     \
    EL(R66, 45, 5)                                                                                                     \
    EL(R67, 46, 0)                                                                                                     \
    EL(R68, 47, 0)                                                                                                     \
    EL(R69, 48, 0)                                                                                                     \
    EL(R70, 50, 1)                                                                                                     \
    EL(R71, 50, 1)                                                                                                     \
    EL(R72, 53, 1)                                                                                                     \
    EL(R73, 51, 1)                                                                                                     \
    EL(R74, 55, 2)                                                                                                     \
    EL(R75, 55, 2)                                                                                                     \
    EL(R76, 54, 2)                                                                                                     \
    EL(R77, 57, 4)                                                                                                     \
    EL(R78, 57, 2)                                                                                                     \
    EL(R79, 58, 3)                                                                                                     \
    OL(R80, 0, 14, 4)                                                                                                  \
    OL(R81, 20, 25, 0)                                                                                                 \
    OL(R82, 16, 20, 0)                                                                                                 \
    OL(R83, 16, 20, 0)                                                                                                 \
    OL(R84, 14, 18, 0)                                                                                                 \
    OL(R85, 14, 18, 0)                                                                                                 \
    OL(R86, 21, 26, 0)                                                                                                 \
    OL(R87, 21, 26, 3)                                                                                                 \
    OL(R88, 22, 27, 0)                                                                                                 \
    OL(R89, 22, 27, 0)                                                                                                 \
    OL(R90, 22, 27, 0)                                                                                                 \
    OL(R91, 22, 27, 2)                                                                                                 \
    OL(R92, 24, 29, 0)                                                                                                 \
    OL(R93, 25, 30, 0)                                                                                                 \
    OL(R94, 26, 31, 0)                                                                                                 \
    OL(R95, 26, 31, 0)                                                                                                 \
    OL(R96, 11, 14, 0)                                                                                                 \
    OL(R97, 18, 22, 0)                                                                                                 \
    OL(R98, 56, 70, 0)                                                                                                 \
    DL(R99, 49, 62, 0)                                                                                                 \
    DL(R100, 48, 61, 0)                                                                                                \
    DL(R101, 0, 17, 6)                                                                                                 \
    DL(R102, 41, 49, 0)                                                                                                \
    OTHER(R103, "全国人大常委会关于实行宪法宣誓制度的决定2018")                                                        \
    LOCAL(R104)                                                                                                        \
    LOCAL(R105)

#endif
