/* What is planned, the earliest first. */
#ifndef TASKS_H
#define TASKS_H

#include "scripts.h"

/* What is to be done at a time; kept in a heap, the earliest on top. */
typedef struct {
    uint64_t at, order;
    int phone;
    const Script *script;
    char *text;
} Task;

static Task *tasks;
static size_t task_count, task_room;
static uint64_t orders;

static int earlier(const Task *one, const Task *other) {
    return one->at < other->at || (one->at == other->at && one->order < other->order);
}

static void plan(Task task) {
    task.order = orders++;
    if (task_count == task_room) {
        task_room = task_room ? task_room * 2 : 1024;
        tasks = realloc(tasks, task_room * sizeof *tasks);
        if (!tasks) stop("memory");
    }
    size_t i = task_count++;
    for (; i && earlier(&task, &tasks[(i - 1) / 2]); i = (i - 1) / 2) tasks[i] = tasks[(i - 1) / 2];
    tasks[i] = task;
}

static Task next_task(void) {
    Task first = tasks[0], last = tasks[--task_count];
    size_t i = 0;
    for (size_t child; (child = 2 * i + 1) < task_count; i = child) {
        if (child + 1 < task_count && earlier(&tasks[child + 1], &tasks[child])) child++;
        if (!earlier(&tasks[child], &last)) break;
        tasks[i] = tasks[child];
    }
    tasks[i] = last;
    return first;
}

#endif
