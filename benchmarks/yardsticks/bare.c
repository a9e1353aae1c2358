/* The limit: a WebSocket server of one epoll loop that does nothing else.
 *
 *     bare PORT
 *
 * It answers in the words of Socket.IO, without reading them: "42N[...]" is acknowledged, and what
 * begins with 42[ goes to everybody as it came. Its handshake is good enough for our own clients,
 * who do not look at the key.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../load/frames.h"

#define MOST 16384
#define BATCH 256

static const char UPGRADED[] =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
static const char REFUSED[] = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

typedef struct {
    Buffer in, out;
    int open, upgraded;
} Client;

static Client clients[MOST];
static int highest, epoll;

static void hang_up(int fd) {
    close(fd);
    clients[fd].in.length = clients[fd].out.length = 0;
    clients[fd].open = clients[fd].upgraded = 0;
}

static void listen_for(int fd, uint32_t events) {
    struct epoll_event event = {.events = events, .data.fd = fd};
    epoll_ctl(epoll, EPOLL_CTL_MOD, fd, &event);
}

/* Send at once what can leave, and keep the rest. */
static void send_bytes(int fd, const void *bytes, size_t length) {
    Client *client = &clients[fd];
    ssize_t left = client->out.length ? 0 : send(fd, bytes, length, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (left < 0) left = 0;
    if ((size_t)left == length) return;
    add(&client->out, (const char *)bytes + left, length - (size_t)left);
    listen_for(fd, EPOLLIN | EPOLLOUT);
}

static void flush_out(int fd) {
    Client *client = &clients[fd];
    ssize_t left = send(fd, client->out.bytes, client->out.length, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (left > 0) drop(&client->out, (size_t)left);
    if (!client->out.length) listen_for(fd, EPOLLIN);
}

static void answer(int fd, const Frame *frame) {
    static Buffer reply;
    const char *text = (const char *)frame->payload;
    reply.length = 0;
    if (frame->opcode == PING) {
        add_frame(&reply, PONG, text, frame->length, 0);
    } else if (frame->opcode == TEXT && frame->length == 2) {
        add_frame(&reply, TEXT, "40{}", 4, 0);
    } else if (frame->opcode == TEXT && text[2] == '[') {
        add_frame(&reply, TEXT, text, frame->length, 0);
        for (int each = 0; each <= highest; each++)
            if (clients[each].upgraded) send_bytes(each, reply.bytes, reply.length);
        return;
    } else if (frame->opcode == TEXT) {
        char words[64];
        int digits = (int)strspn(text + 2, "0123456789");
        int size = snprintf(words, sizeof words, "43%.*s[{\"status\":\"received\"}]", digits, text + 2);
        add_frame(&reply, TEXT, words, (size_t)size, 0);
    }
    if (reply.length) send_bytes(fd, reply.bytes, reply.length);
}

static void receive(int fd) {
    Client *client = &clients[fd];
    static unsigned char chunk[16384];
    ssize_t came = recv(fd, chunk, sizeof chunk, MSG_DONTWAIT);
    if (came < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (came <= 0) {
        hang_up(fd);
        return;
    }
    add(&client->in, chunk, (size_t)came);
    if (!client->upgraded) {
        unsigned char *end = memmem(client->in.bytes, client->in.length, "\r\n\r\n", 4);
        if (!end) return;
        client->upgraded = memmem(client->in.bytes, client->in.length, "Upgrade:", 8) != NULL;
        drop(&client->in, (size_t)(end - client->in.bytes) + 4);
        const char *told = client->upgraded ? UPGRADED : REFUSED;
        send_bytes(fd, told, strlen(told));
    }
    size_t used = 0;
    Frame frame;
    while (read_frame(client->in.bytes + used, client->in.length - used, &frame)) {
        if (frame.opcode == CLOSE) {
            hang_up(fd);
            return;
        }
        answer(fd, &frame);
        used += frame.whole;
    }
    drop(&client->in, used);
}

static void welcome(int door) {
    int fd, one = 1;
    while ((fd = accept4(door, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
        if (fd >= MOST) {
            close(fd);
            continue;
        }
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
        epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
        clients[fd].open = 1;
        if (fd > highest) highest = fd;
    }
}

int main(int count, char **words) {
    struct rlimit files;
    int one = 1, door = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (count != 2) return fprintf(stderr, "usage: bare PORT\n"), 2;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max < MOST ? files.rlim_max : MOST;
    setrlimit(RLIMIT_NOFILE, &files);
    address.sin_port = htons((uint16_t)atoi(words[1]));
    setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(door, (struct sockaddr *)&address, sizeof address)) stop("bind");
    if (listen(door, 4096)) stop("listen");
    epoll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event events[BATCH], event = {.events = EPOLLIN, .data.fd = door};
    epoll_ctl(epoll, EPOLL_CTL_ADD, door, &event);
    for (;;) {
        int ready = epoll_wait(epoll, events, BATCH, -1);
        for (int i = 0; i < ready; i++) {
            int fd = events[i].data.fd;
            if (fd == door) {
                welcome(door);
                continue;
            }
            if (clients[fd].open && events[i].events & EPOLLOUT) flush_out(fd);
            if (clients[fd].open && events[i].events & ~(uint32_t)EPOLLOUT) receive(fd);
        }
    }
}
