/* The load generator: thousands of phones in one process, and a log of what came to them, and when.
 *
 *     phones PORT
 *
 * Commands come as lines of fields separated by tabs; {n} stands for the number of the phone:
 *
 *     script NAME STEP...        a step is: get PATH · post PATH BODY · upgrade PATH · send TEXT ·
 *                                expect BEGINNING; each of its words is a field
 *     start PHONE AT SCRIPT COOKIE    run the script from then on; "-" is no cookie
 *     send PHONE AT TEXT
 *     close PHONE
 *     report                     print the log, and "busy NS NOW BYTES", and begin a new log
 *
 * Times are CLOCK_MONOTONIC in ns; a time that has gone means at once. A line of the log is: time,
 * phone, kind, text. Kinds: "<" came, ">" was sent, "J" the script is done, "X" the line has ended.
 * Pings are answered and compressed messages read, as by a browser; what is sent is not compressed. What was set as a cookie is kept for the phone's next steps.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "frames.h"
#include "inflate.h"
#include "scripts.h"
#include "tasks.h"

#define MOST 8192
#define BATCH 512

typedef struct {
    int fd, speaks_frames, at;
    const Script *script;
    Buffer in, out;
    char *cookie;
    /* For a line on which the server compresses. */
    Inflater *inflater;
} Phone;

static Phone phones[MOST];
static int epoll, port;
static uint64_t busy_ns, bytes_in;
static Buffer lines;

static uint64_t told_by(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static uint64_t now_ns(void) {
    return told_by(CLOCK_MONOTONIC);
}

static void note(uint64_t at, int phone, char kind, const void *text, size_t length) {
    char head[64];
    int size = snprintf(head, sizeof head, "%llu\t%d\t%c\t", (unsigned long long)at, phone, kind);
    add(&lines, head, (size_t)size);
    add(&lines, text, length);
    add(&lines, "\n", 1);
}

static void listen_for(int phone, uint32_t events, int how) {
    struct epoll_event event = {.events = events, .data.u32 = (uint32_t)phone};
    epoll_ctl(epoll, how, phones[phone].fd, &event);
}

static void hang_up(int phone) {
    if (phones[phone].fd > 0) close(phones[phone].fd);
    end_inflater(phones[phone].inflater);
    phones[phone].inflater = NULL;
    phones[phone].fd = phones[phone].speaks_frames = 0;
    phones[phone].in.length = phones[phone].out.length = 0;
}

static void ended(int phone, const char *why) {
    hang_up(phone);
    phones[phone].script = NULL;
    note(now_ns(), phone, 'X', why, strlen(why));
}

static int connected(int phone) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) stop("socket");
    address.sin_port = htons((uint16_t)port);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    phones[phone].fd = fd;
    if (connect(fd, (struct sockaddr *)&address, sizeof address) && errno != EINPROGRESS) {
        ended(phone, strerror(errno));
        return 0;
    }
    listen_for(phone, EPOLLIN | EPOLLOUT, EPOLL_CTL_ADD);
    return 1;
}

/* Send what waits; before the connection is there, nothing leaves, and epoll tells when it is. */
static void flush_out(int phone) {
    Phone *one = &phones[phone];
    if (one->out.length) {
        ssize_t left = send(one->fd, one->out.bytes, one->out.length, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (left > 0) drop(&one->out, (size_t)left);
    }
    listen_for(phone, one->out.length ? EPOLLIN | EPOLLOUT : EPOLLIN, EPOLL_CTL_MOD);
}

static void say(int phone, int opcode, const char *text, size_t length) {
    add_frame(&phones[phone].out, opcode, text, length, 1);
    flush_out(phone);
}

static void say_and_note(int phone, const char *text) {
    if (!phones[phone].speaks_frames) return;
    say(phone, TEXT, text, strlen(text));
    note(now_ns(), phone, '>', text, strlen(text));
}

static void request(int phone, const Step *step) {
    Phone *one = &phones[phone];
    const char *method = step->kind == POST ? "POST" : "GET";
    char head[1024];
    if (step->kind == UPGRADE && one->fd) hang_up(phone);
    if (!one->fd && !connected(phone)) return;
    int size = snprintf(head, sizeof head,
        "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\n"
        "Accept-Encoding: gzip, br\r\n%s%s%s", method, filled(step->words[0], phone), port, port,
        one->cookie ? "Cookie: " : "", one->cookie ? one->cookie : "", one->cookie ? "\r\n" : "");
    add(&one->out, head, (size_t)size);
    if (step->kind == UPGRADE) {
        const char *upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n";
        add(&one->out, upgrade, strlen(upgrade));
    } else {
        const char *body = step->kind == POST ? filled(step->words[1], phone) : "";
        size = snprintf(head, sizeof head,
            "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n", strlen(body));
        if (step->kind == GET) size = snprintf(head, sizeof head, "\r\n");
        add(&one->out, head, (size_t)size);
        add(&one->out, body, strlen(body));
    }
    flush_out(phone);
}

/* Go on with the script until it waits for something. */
static void run(int phone) {
    Phone *one = &phones[phone];
    while (one->script && one->at < one->script->count) {
        const Step *step = &one->script->steps[one->at];
        if (step->kind != SEND) {
            if (step->kind != EXPECT) request(phone, step);
            return;
        }
        const char *text = filled(step->words[0], phone);
        say(phone, TEXT, text, strlen(text));
        one->at++;
    }
    if (one->script) note(now_ns(), phone, 'J', "", 0);
    one->script = NULL;
}

static const char *header(const char *head, const char *name) {
    const char *found = strcasestr(head, name);
    return found ? found + strlen(name) : NULL;
}

/* Take an answer by HTTP from the front of the buffer; 0 while it is not all there. */
static int took_answer(int phone) {
    Phone *one = &phones[phone];
    add(&one->in, "", 1);
    one->in.length--;
    char *head = (char *)one->in.bytes, *end = strstr(head, "\r\n\r\n");
    if (!end) return 0;
    end[2] = 0;
    const char *length = header(head, "\r\nContent-Length:");
    size_t whole = (size_t)(end + 4 - head) + (length ? (size_t)atol(length) : 0);
    end[2] = '\r';
    if (one->in.length < whole) return 0;
    end[2] = 0;
    int upgraded = one->script->steps[one->at].kind == UPGRADE;
    if (atoi(head + 9) != (upgraded ? 101 : atoi(head + 9) / 100 == 2 ? atoi(head + 9) : -1)) {
        head[strcspn(head, "\r")] = 0;
        char *why = strdup(head);
        ended(phone, why);
        free(why);
        return 0;
    }
    const char *cookie = header(head, "\r\nSet-Cookie:");
    if (cookie) {
        cookie += strspn(cookie, " ");
        free(one->cookie);
        one->cookie = strndup(cookie, strcspn(cookie, ";\r"));
    }
    one->speaks_frames = upgraded;
    if (upgraded && strcasestr(head, "permessage-deflate")) one->inflater = new_inflater();
    drop(&one->in, whole);
    one->at++;
    return 1;
}

/* Tell whether this is something that a page answers by itself, and answer it. */
static int answered(int phone, const char *text, size_t length) {
    char reply[64];
    if (length == 1 && *text == '2') {
        say(phone, TEXT, "3", 1);
        return 1;
    }
    int digits = length > 2 ? (int)strspn(text + 2, "0123456789") : 0;
    if (!digits || digits > 20 || strncmp(text + 2 + digits, "[\"probe\"", 8)) return 0;
    if (text[0] != '4' || text[1] != '2') return 0;
    int size = snprintf(reply, sizeof reply, "43%.*s[]", digits, text + 2);
    say(phone, TEXT, reply, (size_t)size);
    return 1;
}

static void take_frame(int phone, uint64_t at, Frame *frame) {
    Phone *one = &phones[phone];
    if (frame->compressed) unpack(one->inflater, frame);
    const char *text = (const char *)frame->payload;
    if (frame->opcode == PING) {
        say(phone, PONG, text, frame->length);
    } else if (frame->opcode == CLOSE) {
        ended(phone, "closed");
    } else if (frame->opcode == TEXT && !answered(phone, text, frame->length)) {
        note(at, phone, '<', text, frame->length);
        const Step *step = one->script ? &one->script->steps[one->at] : NULL;
        if (!step || step->kind != EXPECT) return;
        const char *wanted = step->words[0];
        if (frame->length < strlen(wanted) || memcmp(text, wanted, strlen(wanted))) return;
        one->at++;
        run(phone);
    }
}

static void receive(int phone) {
    static unsigned char chunk[65536];
    Phone *one = &phones[phone];
    ssize_t came = recv(one->fd, chunk, sizeof chunk - 1, MSG_DONTWAIT);
    uint64_t at = now_ns();
    if (came < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (came <= 0) {
        ended(phone, came ? strerror(errno) : "hung up");
        return;
    }
    bytes_in += (uint64_t)came;
    add(&one->in, chunk, (size_t)came);
    if (!one->speaks_frames && one->script && took_answer(phone)) run(phone);
    size_t used = 0;
    Frame frame;
    while (one->speaks_frames && read_frame(one->in.bytes + used, one->in.length - used, &frame)) {
        used += frame.whole;
        take_frame(phone, at, &frame);
    }
    if (one->fd) drop(&one->in, used);
}

static void carry_out(Task task) {
    Phone *one = &phones[task.phone];
    if (task.script) {
        one->script = task.script;
        one->at = 0;
        if (*task.text != '-') {
            free(one->cookie);
            one->cookie = strdup(task.text);
        }
        run(task.phone);
    } else {
        say_and_note(task.phone, task.text);
    }
    free(task.text);
}

static void report(void) {
    fwrite(lines.bytes, 1, lines.length, stdout);
    printf("busy\t%llu\t%llu\t%llu\n", (unsigned long long)busy_ns, (unsigned long long)now_ns(),
           (unsigned long long)bytes_in);
    fflush(stdout);
    lines.length = 0;
}

static void obey(char *line) {
    char *fields[2 + 3 * STEPS], *field;
    int count = 0;
    while (count < 2 + 3 * STEPS && (field = strsep(&line, "\t"))) fields[count++] = field;
    if (!strcmp(fields[0], "script") && script_count < SCRIPTS) {
        learn(fields, count);
    } else if (!strcmp(fields[0], "report")) {
        report();
    } else if (!strcmp(fields[0], "close") && count == 2) {
        hang_up(atoi(fields[1]));
    } else if (!strcmp(fields[0], "send") && count == 4) {
        plan((Task){.at = strtoull(fields[2], NULL, 10), .phone = atoi(fields[1]),
                    .text = strdup(fields[3])});
    } else if (!strcmp(fields[0], "start") && count == 5) {
        plan((Task){.at = strtoull(fields[2], NULL, 10), .phone = atoi(fields[1]),
                    .script = script_named(fields[3]), .text = strdup(fields[4])});
    } else {
        fprintf(stderr, "not understood: %s\n", fields[0]);
        exit(2);
    }
}

/* Read commands; 0 when there will be no more. */
static int listen_to_commands(void) {
    static Buffer waiting;
    static char chunk[65536];
    ssize_t came = read(STDIN_FILENO, chunk, sizeof chunk);
    if (came <= 0) return came < 0 && errno == EAGAIN;
    add(&waiting, chunk, (size_t)came);
    size_t used = 0;
    unsigned char *end;
    while ((end = memchr(waiting.bytes + used, '\n', waiting.length - used))) {
        *end = 0;
        obey((char *)waiting.bytes + used);
        used = (size_t)(end - waiting.bytes) + 1;
    }
    drop(&waiting, used);
    return 1;
}

/* How long to wait for news, in ms: the last ms before a task is not slept, but looked for. */
static int pause_ms(void) {
    if (!task_count) return -1;
    uint64_t now = now_ns();
    return tasks[0].at <= now + 1000000u ? 0 : (int)((tasks[0].at - now) / 1000000u);
}

static int is_task_due(void) {
    return task_count && tasks[0].at <= now_ns();
}

int main(int count, char **words) {
    struct rlimit files;
    if (count != 2) return fprintf(stderr, "usage: phones PORT\n"), 2;
    port = atoi(words[1]);
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max < MOST + 64 ? files.rlim_max : MOST + 64;
    setrlimit(RLIMIT_NOFILE, &files);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event events[BATCH], event = {.events = EPOLLIN, .data.u32 = MOST};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, STDIN_FILENO, &event)) stop("stdin must be a pipe");
    for (int going = 1; going;) {
        int ready = epoll_wait(epoll, events, BATCH, pause_ms());
        if (ready <= 0 && !is_task_due()) continue;
        uint64_t began = told_by(CLOCK_THREAD_CPUTIME_ID);
        for (int i = 0; i < ready; i++) {
            int phone = (int)events[i].data.u32;
            if (phone == MOST) {
                going = listen_to_commands();
                continue;
            }
            if (phones[phone].fd && events[i].events & EPOLLOUT) flush_out(phone);
            if (phones[phone].fd && events[i].events & ~(uint32_t)EPOLLOUT) receive(phone);
        }
        while (is_task_due()) carry_out(next_task());
        busy_ns += told_by(CLOCK_THREAD_CPUTIME_ID) - began;
    }
    return 0;
}
