/* Stands in for libFuzzer in the normal build: runs the target over every file of the folders named.
 * usage: fuzz_NAME FOLDER... */
#include <dirent.h>
#include <string.h>

#include "fuzz.h"

static void replay(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "rb");
    CHECK(f);
    CHECK(fseek(f, 0, SEEK_END) == 0);
    long n = ftell(f);
    CHECK(n >= 0);
    rewind(f);
    /* Exactly as long as the input, so that a sanitizer sees a step past its end. */
    uint8_t *bytes = malloc(n ? (size_t)n : 1);
    CHECK(bytes && fread(bytes, 1, (size_t)n, f) == (size_t)n);
    fclose(f);
    fprintf(stderr, "%s\n", path); /* the last one named is the one that failed */
    LLVMFuzzerTestOneInput(bytes, (size_t)n);
    free(bytes);
}

int main(int count, char **folders)
{
    int replayed = 0;
    for (int i = 1; i < count; i++) {
        DIR *d = opendir(folders[i]);
        CHECK(d);
        for (struct dirent *entry; (entry = readdir(d));) {
            if (entry->d_name[0] == '.') continue;
            replay(folders[i], entry->d_name);
            replayed++;
        }
        closedir(d);
    }
    printf("%d inputs\n", replayed);
    return replayed ? 0 : 1; /* a test of nothing is no test */
}
